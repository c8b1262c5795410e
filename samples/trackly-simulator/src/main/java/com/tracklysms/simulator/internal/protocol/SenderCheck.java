/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.simulator.internal.protocol;

import java.util.Collection;
import java.util.Set;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;

/**
 * Refuses a request from a sender that the simulated account does not have.
 */
final class SenderCheck {

	private final Set<String> senders;

	SenderCheck(Collection<String> senders) {
		this.senders = Set.copyOf(senders);
	}

	void check(String sender) {
		if (!this.senders.contains(sender)) {
			throw new RefusedException(ApiError.V1_LIST_NOT_FOUND);
		}
	}

}
