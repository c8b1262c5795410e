package com.tracklysms.spring.internal.sendall;

import java.util.function.Consumer;

import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * One reactive send of any number of messages. A message is asked for only when a batch
 * may be begun, so that no more are held than those of the batches under way and one
 * more.
 */
public final class ReactiveSendAll {

	private final BatchSender sender;

	private final Consumer<? super SendReport> report;

	private final SendAllAccount run;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private final CallObservation observation;

	private volatile @Nullable Throwable sourceFailure;

	public ReactiveSendAll(BatchSender sender, Consumer<? super SendReport> report, ContextView context) {
		this.sender = sender;
		this.report = report;
		this.observation = sender.observations().start(Operation.SEND_ALL, context);
		this.run = sender.newRun();
	}

	/**
	 * The report is given before the subscriber learns of the end, so that it can be used
	 * there.
	 */
	public Flux<BatchOutcome> send(Publisher<SmsMessage> messages) {
		return Flux.using(() -> this.run, (run) -> outcomes(messages), (run) -> end());
	}

	private Flux<BatchOutcome> outcomes(Publisher<SmsMessage> messages) {
		return batches(messages).flatMap(this::send, this.sender.concurrency(), 1)
			.concatWith(Flux.defer(() -> Flux.fromIterable(this.run.leftover())))
			.map(this.run::told)
			.concatWith(Mono.defer(this::failure));
	}

	private Flux<MessageBatch> batches(Publisher<SmsMessage> messages) {
		return Flux.from(messages).takeUntilOther(this.stop.asMono()).<MessageBatch>handle((message, sink) -> {
			MessageBatch batch = this.run.read(message);
			if (batch != null) {
				sink.next(batch);
			}
		}).onErrorResume(this::noteSourceFailure).concatWith(Flux.defer(() -> Flux.fromIterable(this.run.readEnd())));
	}

	private Mono<MessageBatch> noteSourceFailure(Throwable failure) {
		this.sourceFailure = failure;
		this.run.stop();
		return Mono.empty();
	}

	private Mono<BatchOutcome> send(MessageBatch batch) {
		return this.sender.send(this.run, batch).contextWrite(this.observation::within).doOnNext((outcome) -> {
			if (this.run.isStopped()) {
				stopReading();
			}
		});
	}

	/**
	 * Cancels the source at once, which operators in between would do only when they are
	 * through with what they have asked for.
	 */
	private void stopReading() {
		this.run.stop();
		this.stop.tryEmitEmpty();
	}

	private Mono<BatchOutcome> failure() {
		Throwable failure = this.sourceFailure;
		if (failure == null) {
			this.observation.completed();
			return Mono.empty();
		}
		SendAllException exception = new SendAllException("The source of the messages failed", this.run.report(),
				failure);
		this.observation.error(exception);
		return Mono.error(exception);
	}

	private void end() {
		stopReading();
		this.run.abandon();
		this.run.observe(this.observation);
		this.report.accept(this.run.report());
	}

}
