package com.tracklysms.spring.internal.sendall;

import java.util.function.Consumer;

import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Drives a run without blocking. A message is asked for only when a batch may be begun,
 * so that no more are held than those of the batches under way and one more.
 */
final class ReactiveSendAll {

	private final SendAllRun run;

	private final SendAllAccount account;

	private final int concurrency;

	private final Consumer<? super SendReport> report;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private volatile @Nullable Throwable sourceFailure;

	ReactiveSendAll(SendAllRun run, int concurrency, Consumer<? super SendReport> report) {
		this.run = run;
		this.account = run.account();
		this.concurrency = concurrency;
		this.report = report;
	}

	/**
	 * Send the messages. The report is given before the subscriber learns of the end, so
	 * that it can be used there.
	 */
	Flux<BatchOutcome> send(Publisher<SmsMessage> messages) {
		return Flux.using(() -> this.run, (run) -> outcomes(messages), (run) -> end());
	}

	private Flux<BatchOutcome> outcomes(Publisher<SmsMessage> messages) {
		return batches(messages).flatMap(this::send, this.concurrency, 1)
			.concatWith(Flux.defer(() -> Flux.fromIterable(this.account.enterHeld())))
			.map(this.account::withTotals)
			.concatWith(Mono.defer(this::failure));
	}

	private Flux<MessageBatch> batches(Publisher<SmsMessage> messages) {
		return Flux.from(messages).takeUntilOther(this.stop.asMono()).<MessageBatch>handle((message, sink) -> {
			MessageBatch batch = this.account.read(message);
			if (batch != null) {
				sink.next(batch);
			}
		})
			.onErrorResume(this::noteSourceFailure)
			.concatWith(Flux.defer(() -> Flux.fromIterable(this.account.readEnd())));
	}

	private Mono<MessageBatch> noteSourceFailure(Throwable failure) {
		this.sourceFailure = failure;
		this.account.stop();
		return Mono.empty();
	}

	private Mono<BatchOutcome> send(MessageBatch batch) {
		return this.run.send(batch).doOnNext((outcome) -> {
			if (this.account.isStopped()) {
				stopReading();
			}
		});
	}

	/**
	 * Cancels the source at once, which operators in between would do only when they are
	 * through with what they have asked for.
	 */
	private void stopReading() {
		this.account.stop();
		this.stop.tryEmitEmpty();
	}

	private Mono<BatchOutcome> failure() {
		Throwable failure = this.sourceFailure;
		if (failure == null) {
			this.run.observation().completed();
			return Mono.empty();
		}
		SendAllException exception = new SendAllException("The source of the messages failed", this.run.report(),
				failure);
		this.run.observation().error(exception);
		return Mono.error(exception);
	}

	private void end() {
		stopReading();
		SendReport report = this.run.end();
		this.run.stopObservation();
		this.report.accept(report);
	}

}
