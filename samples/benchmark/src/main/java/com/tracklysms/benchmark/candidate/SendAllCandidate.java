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

package com.tracklysms.benchmark.candidate;

import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.SendReport;

import org.springframework.util.Assert;

/**
 * Sends with {@link TracklyOperations#sendAll(Iterable)}, from a source that makes each
 * message when it is asked for.
 */
final class SendAllCandidate implements BulkCandidate {

	private final TracklyOperations trackly;

	SendAllCandidate(ClientContext context) {
		this.trackly = context.trackly();
	}

	@Override
	public void sendAll(long messages) {
		SendReport report = this.trackly.sendAll(() -> new LazyMessages(messages));
		Assert.state(report.queued() == messages, report::toString);
	}

}
