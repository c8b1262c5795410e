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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.message.BatchOutcome;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Batches under way of a run that is executed from a thread. That thread starts them, and
 * takes their outcomes. While it waits for its source, batches that have lingered are
 * started by other threads.
 */
final class BatchesUnderWay {

	private final SendAllRun run;

	private final int concurrency;

	private final LingerTimer timer;

	/**
	 * Context of the thread, for batches that others start.
	 */
	private final ContextView context;

	private final BlockingQueue<Signal<BatchOutcome>> ended = new LinkedBlockingQueue<>();

	private final Sinks.Empty<Void> abandoned = Sinks.empty();

	private final AtomicInteger starters = new AtomicInteger();

	private volatile boolean attended = true;

	private int underWay;

	private int notTaken;

	/**
	 * Create an instance on the thread that executes the run.
	 */
	BatchesUnderWay(SendAllRun run, int concurrency, Delay timer) {
		this.run = run;
		this.concurrency = concurrency;
		this.timer = new LingerTimer(timer, this::startUnattended);
		this.context = Mono.deferContextual(Mono::just).contextCapture().blockOptional().orElseThrow();
	}

	/**
	 * Have no batches started by other threads.
	 */
	void attend() {
		this.attended = true;
	}

	/**
	 * Have batches that have lingered started by other threads.
	 */
	void leaveUnattended() {
		this.attended = false;
		startUnattended();
	}

	/**
	 * A batch can end while it is started: then the next one is started here, and not
	 * within.
	 */
	private void startUnattended() {
		int missed = (!this.attended && this.starters.getAndIncrement() == 0) ? 1 : 0;
		while (missed > 0) {
			startLingered();
			missed = this.starters.addAndGet(-missed);
		}
	}

	private void startLingered() {
		boolean started = true;
		while (!this.attended && started) {
			started = startNext();
		}
		if (!this.attended && mayStart()) {
			this.timer.start(this.run.account().untilLingered());
		}
	}

	private synchronized boolean mayStart() {
		return this.underWay < this.concurrency;
	}

	/**
	 * Start the next batch, if there is one and no more are under way than may be.
	 * @return whether a batch was started
	 */
	boolean startNext() {
		MessageBatch batch = take();
		if (batch != null) {
			start(batch);
		}
		return batch != null;
	}

	private synchronized @Nullable MessageBatch take() {
		MessageBatch batch = mayStart() ? this.run.next() : null;
		if (batch != null) {
			this.underWay++;
			this.notTaken++;
		}
		return batch;
	}

	/**
	 * A batch whose subscription fails would never end otherwise.
	 */
	private void start(MessageBatch batch) {
		try {
			this.run.send(batch)
				.takeUntilOther(this.abandoned.asMono())
				.materialize()
				.contextCapture()
				.contextWrite(this.context)
				.subscribe(this::ended);
		}
		catch (Throwable ex) {
			ended(Signal.error(ex));
		}
	}

	private void ended(Signal<BatchOutcome> outcome) {
		synchronized (this) {
			this.underWay--;
		}
		this.ended.add(outcome);
		startUnattended();
	}

	/**
	 * Return whether there are batches whose outcomes have not been taken.
	 */
	synchronized boolean isAny() {
		return this.notTaken > 0;
	}

	/**
	 * Return whether the outcome of a batch can be taken.
	 */
	boolean hasOutcome() {
		return !this.ended.isEmpty();
	}

	/**
	 * Take the outcome of a batch, after waiting for it.
	 */
	BatchOutcome takeOutcome() throws InterruptedException {
		return taken(this.ended.take());
	}

	/**
	 * Take the outcome of a batch, after waiting for it for a time.
	 * @return the outcome, or {@code null} if no batch has ended in that time
	 */
	@Nullable BatchOutcome takeOutcome(Duration longestWait) throws InterruptedException {
		Signal<BatchOutcome> outcome = this.ended.poll(longestWait.toMillis(), TimeUnit.MILLISECONDS);
		return (outcome != null) ? taken(outcome) : null;
	}

	private BatchOutcome taken(Signal<BatchOutcome> signal) {
		synchronized (this) {
			this.notTaken--;
		}
		BatchOutcome outcome = signal.get();
		if (outcome == null) {
			Throwable failure = signal.getThrowable();
			throw Exceptions.propagate((failure != null) ? failure : new IllegalStateException("Batch was abandoned"));
		}
		return outcome;
	}

	/**
	 * Break off the batches that are still under way, and start no more.
	 */
	void abandon() {
		attend();
		this.timer.dispose();
		this.abandoned.tryEmitEmpty();
	}

}
