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
import java.util.function.Consumer;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import reactor.core.Disposable;

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

	private final BatchesUnderWay batches;

	private final Delay timer;

	private final Consumer<? super BatchOutcome> progress;

	BlockingSendAll(SendAllRun run, int concurrency, Timing timing, Consumer<? super BatchOutcome> progress) {
		this.run = run;
		this.account = run.account();
		this.batches = new BatchesUnderWay(run, concurrency, timing.timer());
		this.timer = timing.timer();
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
		finally {
			this.batches.abandon();
		}
		return this.run.report();
	}

	private void sendAll(Iterable<SmsMessage> messages) throws InterruptedException {
		Iterator<SmsMessage> source = messages.iterator();
		while (this.run.mayGoOn() && source.hasNext()) {
			if (this.account.read(source.next()) || this.batches.hasOutcome()) {
				startReady();
			}
		}
		this.account.readEnd();
		startReady();
		while (this.batches.isAny()) {
			report(this.batches.takeOutcome());
		}
		this.account.enterHeld().forEach(this::report);
	}

	/**
	 * Full batches are started here only, after the consumer was told of those before, so
	 * that it can stop the run.
	 */
	private void startReady() throws InterruptedException {
		this.batches.attend();
		reportEnded();
		while (this.account.hasReady()) {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (!this.batches.startNext() && this.batches.isAny()) {
				report(this.batches.takeOutcome());
			}
			reportEnded();
		}
		this.batches.leaveUnattended();
	}

	private void reportEnded() throws InterruptedException {
		while (this.batches.hasOutcome()) {
			report(this.batches.takeOutcome());
		}
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
		Disposable longestWait = this.timer.of(LONGEST_WAIT)
			.subscribe((end) -> this.run.lifetime().end(reason), (notMeasured) -> {
			});
		boolean abandoned = false;
		while (this.batches.isAny() && !abandoned) {
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
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return this.run.report();
	}

	private boolean awaitOutcome(Throwable failure) throws InterruptedException {
		BatchOutcome outcome = this.batches.takeOutcome(Duration.ofSeconds(1));
		if (outcome != null) {
			report(outcome, failure);
		}
		return outcome != null;
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
