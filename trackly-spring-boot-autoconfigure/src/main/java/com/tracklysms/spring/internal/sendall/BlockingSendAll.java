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

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

import org.springframework.util.StringUtils;

/**
 * Executes a run from the calling thread, which reads the source and consumes the
 * outcomes, since both can depend on the thread, for instance on a transaction. Requests
 * are made on other threads.
 */
final class BlockingSendAll {

	/**
	 * Time for which requests under way are awaited after the run was broken off.
	 */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	private final SendAllRun run;

	private final SendAllAccount account;

	private final int concurrency;

	private final Delay delay;

	private final Consumer<? super BatchOutcome> progress;

	private final BlockingQueue<BatchOutcome> completed = new LinkedBlockingQueue<>();

	private final Sinks.Empty<Void> abandoned = Sinks.empty();

	private int inFlight;

	BlockingSendAll(SendAllRun run, int concurrency, Delay delay, Consumer<? super BatchOutcome> progress) {
		this.run = run;
		this.account = run.account();
		this.concurrency = concurrency;
		this.delay = delay;
		this.progress = progress;
	}

	/**
	 * Send the messages.
	 * @throws SendAllException if the source or the consumer fails, or if the thread is
	 * interrupted
	 */
	SendReport send(Iterable<SmsMessage> messages) {
		try {
			SendReport report = this.run.observation().scoped(() -> accountFor(messages));
			this.run.observation().completed();
			return report;
		}
		catch (SendAllException ex) {
			this.run.observation().error(ex);
			throw ex;
		}
		finally {
			this.run.stopObservation();
		}
	}

	private SendReport accountFor(Iterable<SmsMessage> messages) {
		try {
			sendAll(messages);
		}
		catch (InterruptedException ex) {
			SendReport report = breakOff("the thread was interrupted", ex);
			Thread.currentThread().interrupt();
			throw new SendAllException("Interrupted while sending", report, ex);
		}
		catch (Throwable ex) {
			String reason = "the source of the messages or the consumer of the progress failed";
			throw new SendAllException(StringUtils.capitalize(reason), breakOff(reason, ex), ex);
		}
		return this.run.report();
	}

	private void sendAll(Iterable<SmsMessage> messages) throws InterruptedException {
		Iterator<SmsMessage> source = messages.iterator();
		while (this.run.mayGoOn() && source.hasNext()) {
			start(this.account.read(source.next()));
		}
		for (MessageBatch batch : this.account.readEnd()) {
			start(batch);
		}
		while (this.inFlight > 0) {
			awaitOutcome();
		}
		this.account.enterHeld().forEach(this::report);
	}

	private void start(@Nullable MessageBatch batch) throws InterruptedException {
		if (batch == null) {
			return;
		}
		while (this.inFlight >= this.concurrency) {
			awaitOutcome();
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		this.run.send(batch).takeUntilOther(this.abandoned.asMono()).contextCapture().subscribe(this.completed::add);
		// Only now, since a batch whose subscription failed never completes
		this.inFlight++;
		while (!this.completed.isEmpty()) {
			awaitOutcome();
		}
	}

	private void awaitOutcome() throws InterruptedException {
		BatchOutcome outcome = this.completed.take();
		this.inFlight--;
		report(outcome);
	}

	private void report(BatchOutcome outcome) {
		this.progress.accept(this.account.withTotals(outcome));
	}

	/**
	 * Send no further requests, but await those under way, which leaves fewer messages
	 * unknown. A further interrupt ends the wait.
	 */
	private SendReport breakOff(String reason, Throwable failure) {
		boolean interrupted = Thread.interrupted();
		this.run.breakOff(reason, failure);
		Disposable longestWait = this.delay.of(LONGEST_WAIT)
			.subscribe((end) -> this.run.lifetime().end(reason), (notMeasured) -> {
			});
		boolean abandoned = false;
		while (this.inFlight > 0 && !abandoned) {
			boolean over = this.run.lifetime().isOver();
			try {
				abandoned = !awaitOutcome(failure) && over;
			}
			catch (InterruptedException ex) {
				interrupted = true;
				this.run.lifetime().end(reason);
			}
		}
		longestWait.dispose();
		this.run.abandon().forEach((outcome) -> report(outcome, failure));
		this.abandoned.tryEmitEmpty();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return this.run.report();
	}

	private boolean awaitOutcome(Throwable failure) throws InterruptedException {
		BatchOutcome outcome = this.completed.poll(1, TimeUnit.SECONDS);
		if (outcome == null) {
			return false;
		}
		this.inFlight--;
		report(outcome, failure);
		return true;
	}

	private void report(BatchOutcome outcome, Throwable failure) {
		try {
			report(outcome);
		}
		catch (Throwable ex) {
			if (ex != failure) {
				failure.addSuppressed(ex);
			}
		}
	}

}
