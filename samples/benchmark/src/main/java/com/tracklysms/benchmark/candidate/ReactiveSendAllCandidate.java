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
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.message.SmsMessage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.util.Assert;

/**
 * Sends with {@link ReactiveTracklyOperations#sendAll(Publisher)}, from a source that
 * makes each message when it is asked for, and waits for the end.
 */
final class ReactiveSendAllCandidate implements BulkCandidate {

	private final ReactiveTracklyOperations trackly;

	ReactiveSendAllCandidate(ClientContext context) {
		this.trackly = context.reactiveTrackly();
	}

	@Override
	public void sendAll(long messages) {
		Flux<SmsMessage> source = Flux.generate(() -> 0L, (position, sink) -> {
			if (position < messages) {
				sink.next(SampleBatch.messageAt(position));
			}
			else {
				sink.complete();
			}
			return position + 1;
		});
		Long queued = this.trackly.sendAll(source).reduce(0L, (sum, outcome) -> sum + outcome.queued()).block();
		Assert.state(queued != null && queued == messages, () -> queued + " messages were queued");
	}

}
