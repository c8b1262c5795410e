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

package com.tracklysms.samples.deliveries.simulator;

import java.util.function.Consumer;

import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.callback.SimulatorCallbacks;
import org.jspecify.annotations.Nullable;

/**
 * People who opt out when a message has arrived: those whose numbers end with 77.
 */
class SimulatedOptOuts implements Consumer<CallbackAttempt> {

	private static final String LAST_DIGITS = "77";

	private volatile @Nullable SimulatorCallbacks callbacks;

	void use(SimulatorCallbacks callbacks) {
		this.callbacks = callbacks;
	}

	@Override
	public void accept(CallbackAttempt attempt) {
		SimulatorCallbacks callbacks = this.callbacks;
		if (callbacks != null && attempt.message() != null && "delivered".equals(attempt.status())
				&& attempt.result().isSuccessful() && attempt.message().to().endsWith(LAST_DIGITS)) {
			callbacks.unsubscribe(attempt.message().to(), "STOP");
		}
	}

}
