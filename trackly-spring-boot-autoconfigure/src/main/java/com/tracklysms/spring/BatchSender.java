package com.tracklysms.spring;

import reactor.core.publisher.Mono;

/**
 * Sends the batches of a run, each with its own retries, and tells how they ended. It
 * neither fails nor blocks.
 */
final class BatchSender {

	private final TracklyApi api;

	private final ReactiveCalls calls;

	private final BulkSettings settings;

	BatchSender(TracklyApi api, ReactiveCalls calls, BulkSettings settings) {
		this.api = api;
		this.calls = calls;
		this.settings = settings;
	}

	SendRun newRun() {
		return new SendRun(new BatchCutter(this.api, this.settings.batchSize()));
	}

	int concurrency() {
		return this.settings.concurrency();
	}

	/**
	 * Send a batch, unless the run has been stopped meanwhile.
	 */
	Mono<BatchOutcome> send(SendRun run, MessageBatch batch) {
		return Mono.defer(() -> run.isStopped() ? Mono.just(BatchJudge.unsent(batch, run.stoppedBy())) : send(batch))
			.map((verdict) -> run.ended(batch, verdict));
	}

	private Mono<BatchJudge.Verdict> send(MessageBatch batch) {
		if (batch.messages().isEmpty()) {
			return Mono.just(BatchJudge.unsent(batch, null));
		}
		return Mono.defer(() -> this.calls.execute(this.api.sendBulk(batch.messages()), batch.attempts()))
			.map((result) -> BatchJudge.answered(batch, result))
			.onErrorResume((failure) -> Mono.just(BatchJudge.failed(batch, failure)));
	}

}
