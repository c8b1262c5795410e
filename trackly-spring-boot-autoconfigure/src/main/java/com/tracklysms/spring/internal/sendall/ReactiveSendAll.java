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

import java.util.function.Consumer;

import com.tracklysms.spring.internal.retry.Delay;
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
 * Executes a run without blocking. Messages are requested only when a batch may be
 * started.
 */
final class ReactiveSendAll {

	private final SendAllRun run;

	private final SendAllAccount account;

	private final int concurrency;

	private final Delay timer;

	private final Consumer<? super SendReport> report;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private volatile @Nullable Throwable sourceFailure;

	ReactiveSendAll(SendAllRun run, int concurrency, Delay timer, Consumer<? super SendReport> report) {
		this.run = run;
		this.account = run.account();
		this.concurrency = concurrency;
		this.timer = timer;
		this.report = report;
	}

	/**
	 * Send the messages. The consumer of the report is called before the completion or
	 * the error is signalled, so that the subscriber can use the report.
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
		Mono<Void> end = Mono.firstWithSignal(this.stop.asMono(), this.run.lifetime().closed());
		return BatchReader.read(Flux.from(messages).takeUntilOther(end), this.run, this.timer,
				this::recordSourceFailure);
	}

	private void recordSourceFailure(Throwable failure) {
		this.sourceFailure = failure;
		this.run.breakOff("the source of the messages failed", failure);
	}

	private Mono<BatchOutcome> send(MessageBatch batch) {
		return this.run.send(batch).doOnNext((outcome) -> {
			if (this.account.isStopped()) {
				stopReading();
			}
		});
	}

	/**
	 * Cancels the source immediately, which the operators in between would do only after
	 * the messages that they have already requested.
	 */
	private void stopReading() {
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
		this.run.abandon();
		this.run.stopObservation();
		this.report.accept(this.run.report());
	}

}
