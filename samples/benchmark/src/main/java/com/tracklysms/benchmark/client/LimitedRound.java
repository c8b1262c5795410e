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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Threads that call one template for a while, against a server that limits. A call that
 * fails for that reason is given up, and the thread goes on with its next one.
 */
public final class LimitedRound {

	/**
	 * The number of threads that call.
	 */
	public static final int THREADS = 64;

	/**
	 * The number of requests that the server accepts in a second.
	 */
	public static final int PER_SECOND = 100;

	private final TracklyOperations trackly;

	private final Duration pause;

	private final LongAdder succeeded = new LongAdder();

	private final LongAdder givenUp = new LongAdder();

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private volatile boolean ended;

	/**
	 * Create a new instance.
	 * @param pause how long each thread waits after a call
	 */
	LimitedRound(TracklyOperations trackly, Duration pause) {
		this.trackly = trackly;
		this.pause = pause;
	}

	/**
	 * Run the round. What still waits at its end is interrupted.
	 */
	LimitedCalls run(int threads, Duration duration) throws InterruptedException {
		List<Thread> callers = Stream.generate(() -> new Thread(this::send, "benchmark")).limit(threads).toList();
		callers.forEach(Thread::start);
		Thread.sleep(duration.toMillis());
		this.ended = true;
		LimitedCalls calls = new LimitedCalls(this.succeeded.sum(), this.givenUp.sum());
		end(callers);
		if (this.failure.get() != null) {
			throw new IllegalStateException("A call failed", this.failure.get());
		}
		return calls;
	}

	/**
	 * Requests under way come to their end; what is left then waits for its next attempt.
	 */
	private void end(List<Thread> callers) throws InterruptedException {
		Thread.sleep(200);
		callers.forEach(Thread::interrupt);
		for (Thread caller : callers) {
			caller.join();
		}
	}

	private void send() {
		while (!this.ended && this.failure.get() == null) {
			try {
				sendOne();
				Thread.sleep(this.pause.toMillis());
			}
			catch (Exception ex) {
				noteUnlessEnded(ex);
			}
		}
	}

	private void sendOne() {
		try {
			String to = SampleMessage.recipient(ThreadLocalRandom.current().nextInt(SampleMessage.RECIPIENTS));
			this.trackly.send(SmsMessage.of(to, SampleMessage.BODY));
			this.succeeded.increment();
		}
		catch (TracklyRateLimitException ex) {
			this.givenUp.increment();
		}
	}

	/**
	 * An interrupted call fails as well.
	 */
	private void noteUnlessEnded(Exception ex) {
		if (!this.ended) {
			this.failure.compareAndSet(null, ex);
		}
	}

}
