package com.tracklysms.spring.internal.sendall;

import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Observations;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.settings.BulkSettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends the batches of a run, each with its own retries, and tells how they ended. It
 * neither fails nor blocks.
 */
public final class BatchSender {

	private final SendProtocol api;

	private final ReactiveCalls calls;

	private final BulkSettings settings;

	private final Observations observations;

	public BatchSender(SendProtocol api, ReactiveCalls calls, BulkSettings settings, Observations observations) {
		this.api = api;
		this.calls = calls;
		this.settings = settings;
		this.observations = observations;
	}

	Observations observations() {
		return this.observations;
	}

	SendAllAccount newRun() {
		return new SendAllAccount(new BatchAssembler(this.api, this.settings.batchSize()));
	}

	int concurrency() {
		return this.settings.concurrency();
	}

	/**
	 * Send a batch, unless the run has been stopped meanwhile.
	 */
	Mono<BatchOutcome> send(SendAllAccount run, MessageBatch batch) {
		return Mono.deferContextual((context) -> {
			CallObservation observation = this.observations.start(Operation.SEND_ALL_BATCH, context);
			return (run.isStopped() ? Mono.just(BatchOutcomes.unsent(batch, run.stoppedBy()))
					: send(batch, observation))
				.flatMap((verdict) -> Mono.justOrEmpty(ended(run, batch, verdict, observation)))
				.onErrorResume((failure) -> Mono
					.justOrEmpty(ended(run, batch, BatchOutcomes.failed(batch, failure), observation)))
				.doOnTerminate(observation::stop)
				.doOnCancel(observation::stop);
		});
	}

	private @Nullable BatchOutcome ended(SendAllAccount run, MessageBatch batch, BatchOutcomes.Verdict verdict,
			CallObservation observation) {
		BatchOutcome outcome = run.ended(batch, verdict);
		if (outcome != null) {
			observation.ended(outcome.totals());
		}
		if (verdict.failure() != null) {
			observation.error(verdict.failure());
		}
		observation.completed();
		return outcome;
	}

	private Mono<BatchOutcomes.Verdict> send(MessageBatch batch, CallObservation observation) {
		if (batch.messages().isEmpty()) {
			return Mono.just(BatchOutcomes.unsent(batch, null));
		}
		return Mono.defer(() -> this.calls.execute(this.api.sendBulk(batch.messages()), batch.attempts(), observation))
			.map((result) -> BatchOutcomes.answered(batch, result))
			.onErrorResume((failure) -> Mono.just(BatchOutcomes.failed(batch, failure)));
	}

}
