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

package com.tracklysms.spring.internal.sendall;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.message.BatchOutcome;
import reactor.core.publisher.Mono;

/**
 * Sends batches without blocking, each with its own retries. Failures are part of the
 * outcome.
 */
final class BatchSender {

	private final SendProtocol protocol;

	private final ReactiveCalls calls;

	BatchSender(SendProtocol protocol, ReactiveCalls calls) {
		this.protocol = protocol;
		this.calls = calls;
	}

	/**
	 * Send a batch.
	 * @param lifetime the time in which its requests may be sent
	 * @return the outcome, with the totals of this batch only
	 */
	Mono<BatchOutcome> send(MessageBatch batch, Lifetime lifetime, CallObservation observation) {
		if (batch.isRefused()) {
			return Mono.just(BatchOutcomes.refused(batch));
		}
		return Mono
			.defer(() -> this.calls.execute(this.protocol.sendPrepared(batch.request()), batch.attempts(), lifetime,
					observation))
			.map((result) -> BatchOutcomes.answered(batch, result))
			.onErrorResume((failure) -> Mono.just(BatchOutcomes.failed(batch, failure)));
	}

}
