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

package com.tracklysms.benchmark.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Meter;
import org.jspecify.annotations.Nullable;

/**
 * One round: a number of threads that send. The threads stand before the measurement
 * begins and until after it has ended, so that nothing they allocate is missed.
 */
final class Round {

	private final Duration longest;

	private final CountDownLatch ready;

	private final CountDownLatch go = new CountDownLatch(1);

	private final CountDownLatch done;

	private final CountDownLatch leave = new CountDownLatch(1);

	private final List<Worker> workers;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	/**
	 * Create a new instance.
	 * @param threads the number of threads
	 * @param job what each of them does
	 * @param longest how long that may take
	 */
	Round(int threads, Job job, Duration longest) {
		this.longest = longest;
		this.ready = new CountDownLatch(threads);
		this.done = new CountDownLatch(threads);
		this.workers = Stream.generate(() -> new Worker(job)).limit(threads).toList();
	}

	/**
	 * Run the round.
	 * @throws IllegalStateException if a call failed, or did not end
	 */
	Measurement run() throws InterruptedException {
		List<Thread> threads = this.workers.stream().map((worker) -> new Thread(worker, "benchmark")).toList();
		threads.forEach(Thread::start);
		this.ready.await();
		try {
			return measure();
		}
		finally {
			this.leave.countDown();
			awaitEnd(threads);
		}
	}

	/**
	 * Threads that still ended in the next round would count as lost there.
	 */
	private void awaitEnd(List<Thread> threads) throws InterruptedException {
		for (Thread thread : threads) {
			thread.join(100);
		}
	}

	private Measurement measure() throws InterruptedException {
		Meter meter = new Meter();
		Meter.Reading begin = meter.begin();
		this.go.countDown();
		boolean ended = this.done.await(this.longest.toMillis(), TimeUnit.MILLISECONDS);
		long calls = this.workers.stream().mapToLong((worker) -> worker.calls).sum();
		Measurement measurement = meter.end(begin, calls);
		if (!ended || this.failure.get() != null) {
			throw new IllegalStateException(ended ? "A call failed" : "A call did not end", this.failure.get());
		}
		return measurement;
	}

	/**
	 * Does the job, and keeps how much of it was done.
	 */
	private final class Worker implements Runnable {

		private final Job job;

		private long calls;

		private Worker(Job job) {
			this.job = job;
		}

		@Override
		public void run() {
			try {
				Round.this.ready.countDown();
				Round.this.go.await();
				this.calls = this.job.run(() -> Round.this.failure.get() != null);
			}
			catch (Throwable ex) {
				Round.this.failure.compareAndSet(null, ex);
			}
			Round.this.done.countDown();
			awaitLeave();
		}

		private void awaitLeave() {
			try {
				Round.this.leave.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
