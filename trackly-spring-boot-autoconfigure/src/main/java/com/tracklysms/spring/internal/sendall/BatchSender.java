package com.tracklysms.spring.internal.sendall;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.protocol.SendProtocol;
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
	 * @return the outcome, with the totals of this batch only
	 */
	Mono<BatchOutcome> send(MessageBatch batch, CallObservation observation) {
		if (batch.messages().isEmpty()) {
			return Mono.just(BatchOutcomes.unsent(batch, null));
		}
		return Mono.defer(
				() -> this.calls.execute(this.protocol.sendPrepared(batch.messages()), batch.attempts(), observation))
			.map((result) -> BatchOutcomes.answered(batch, result))
			.onErrorResume((failure) -> Mono.just(BatchOutcomes.failed(batch, failure)));
	}

}
