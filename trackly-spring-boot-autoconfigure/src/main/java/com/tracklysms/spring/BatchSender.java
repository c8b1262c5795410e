package com.tracklysms.spring;

import reactor.core.publisher.Mono;

/**
 * Sends the batches of a run, each with its own retries, and tells how they ended. It
 * neither fails nor blocks.
 */
final class BatchSender {

	private final TracklyApi api;

	private final ReactiveCaller caller;

	private final ReactiveRetry retry;

	private final BulkSettings settings;

	BatchSender(TracklyApi api, ReactiveCaller caller, ReactiveRetry retry, BulkSettings settings) {
		this.api = api;
		this.caller = caller;
		this.retry = retry;
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
		return Mono.defer(() -> request(batch))
			.map((result) -> BatchJudge.answered(batch, result))
			.onErrorResume((failure) -> Mono.just(BatchJudge.failed(batch, failure)));
	}

	private Mono<BulkSendResult> request(MessageBatch batch) {
		ApiRequest<BulkSendResult> request = this.api.sendBulk(batch.messages());
		return this.retry.execute((gate, budget) -> this.caller.call(request, gate, budget), batch.attempts());
	}

}
