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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;

import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.testsupport.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * Callers that always have something to send, each retrying as a template does, against a
 * server that limits; in simulated time.
 */
final class PaceSimulation {

	private static final RetrySettings RETRY = RetrySettings.defaults();

	private static final int RECIPIENTS = 100;

	private static final Duration TIMER_LATENESS = Duration.ofMillis(2);

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));

	private final Deque<Caller> waiting = new ArrayDeque<>();

	private final LimitingServer server;

	private final Callers callers;

	private final Random random;

	private final RetryBackOff backOff;

	private final @Nullable AdaptivePace pace;

	private @Nullable Caller first;

	private long now;

	private long number;

	private int accepted;

	private int refused;

	private int early;

	private int givenUp;

	private long announcedFrom;

	private long announcedUntil;

	PaceSimulation(LimitingServer server, Callers callers, boolean adaptive, long seed) {
		this.server = server;
		this.callers = callers;
		this.random = new Random(seed);
		this.backOff = new RetryBackOff(RETRY, this.random::nextDouble);
		this.pace = adaptive ? new AdaptivePace(this.clock) : null;
		for (int caller = 0; caller < callers.number(); caller++) {
			in(caller * 20_000L, new Caller()::begin);
		}
	}

	/**
	 * Let the simulated time pass.
	 * @return what the server has seen in it
	 */
	Result run(Duration time) {
		Result before = result();
		long end = this.now + time.toNanos();
		while (this.events.element().nanos() < end) {
			Event event = this.events.remove();
			this.clock.advance(Duration.ofNanos(event.nanos() - this.now));
			this.now = event.nanos();
			event.action().run();
		}
		this.clock.advance(Duration.ofNanos(end - this.now));
		this.now = end;
		Result after = result();
		return new Result(after.accepted - before.accepted, after.refused - before.refused, after.early - before.early,
				after.givenUp - before.givenUp);
	}

	private Result result() {
		return new Result(this.accepted, this.refused, this.early, this.givenUp);
	}

	@Nullable AdaptivePace pace() {
		return this.pace;
	}

	private void in(long nanos, Runnable action) {
		this.events.add(new Event(this.now + nanos, this.number++, action));
	}

	private long about(Duration time) {
		return (long) (time.toNanos() * (0.5 + this.random.nextDouble()));
	}

	private void serveQueue() {
		Caller caller = (this.first != null) ? this.first : this.waiting.poll();
		this.first = caller;
		if (caller == null || this.pace == null) {
			return;
		}
		if (this.pace.takeTurn() instanceof Turn.Wait wait) {
			if (wait.time().toNanos() > caller.nanosLeft()) {
				this.first = null;
				caller.giveUp();
				in(0, this::serveQueue);
			}
			else {
				in(wait.time().toNanos() + (long) (this.random.nextDouble() * TIMER_LATENESS.toNanos()),
						this::serveQueue);
			}
			return;
		}
		this.first = null;
		caller.send();
		in(50_000, this::serveQueue);
	}

	private boolean decide(int recipient) {
		boolean accept = this.server.accepts(this.now, recipient);
		this.accepted += accept ? 1 : 0;
		this.refused += accept ? 0 : 1;
		this.early += (this.now > this.announcedFrom && this.now < this.announcedUntil) ? 1 : 0;
		Duration retryAfter = this.callers.retryAfter();
		if (!accept && retryAfter != null && this.now >= this.announcedUntil) {
			this.announcedFrom = this.now + 20_000_000;
			this.announcedUntil = this.now + retryAfter.toNanos();
		}
		return accept;
	}

	private final class Caller {

		private int retries;

		private int recipient;

		private long deadline;

		void begin() {
			this.retries = 0;
			this.recipient = PaceSimulation.this.random.nextInt(RECIPIENTS);
			this.deadline = PaceSimulation.this.now + RETRY.maxDuration().toNanos();
			attempt();
		}

		long nanosLeft() {
			return this.deadline - PaceSimulation.this.now;
		}

		void attempt() {
			AdaptivePace pace = PaceSimulation.this.pace;
			if (pace == null || pace.isFree()) {
				send();
				return;
			}
			PaceSimulation.this.waiting.add(this);
			if (PaceSimulation.this.first == null) {
				serveQueue();
			}
		}

		void send() {
			AdaptivePace pace = PaceSimulation.this.pace;
			long sentAt = (pace != null) ? pace.now() : 0;
			in(about(PaceSimulation.this.callers.latency()), () -> {
				boolean accept = decide(this.recipient);
				long service = accept ? PaceSimulation.this.server.serviceNanos() : 0;
				in(service + about(PaceSimulation.this.callers.latency()), () -> answered(accept, sentAt));
			});
		}

		private void answered(boolean accept, long sentAt) {
			if (accept) {
				if (PaceSimulation.this.pace != null) {
					PaceSimulation.this.pace.accepted(sentAt);
				}
				next();
				return;
			}
			Duration retryAfter = PaceSimulation.this.callers.retryAfter();
			Duration wait = PaceSimulation.this.backOff.waitBefore(this.retries, retryAfter);
			if (PaceSimulation.this.pace != null) {
				PaceSimulation.this.pace.refused(sentAt, retryAfter);
				Duration closed = PaceSimulation.this.pace.closedFor();
				wait = (closed.compareTo(wait) > 0) ? closed : wait;
			}
			if (this.retries == RETRY.maxRetries() || wait.toNanos() > nanosLeft()) {
				giveUp();
			}
			else {
				this.retries++;
				in(wait.toNanos(), this::attempt);
			}
		}

		private void giveUp() {
			PaceSimulation.this.givenUp++;
			next();
		}

		private void next() {
			in(PaceSimulation.this.callers.pause().toNanos() + 10_000, this::begin);
		}

	}

	/**
	 * Those who send.
	 *
	 * @param number how many they are
	 * @param pause how long each waits after a call
	 * @param latency how long a request or an answer is under way
	 * @param retryAfter what refusals ask them to wait, or {@code null}
	 */
	record Callers(int number, Duration pause, Duration latency, @Nullable Duration retryAfter) {

	}

	/**
	 * What a server has seen.
	 *
	 * @param accepted the number of accepted requests
	 * @param refused the number of refused requests
	 * @param early the number of requests while an earlier answer still asked to wait
	 * @param givenUp the number of calls that failed
	 */
	record Result(int accepted, int refused, int early, int givenUp) {

		double refusedShare() {
			return (double) this.refused / (this.accepted + this.refused);
		}

	}

	private record Event(long nanos, long number, Runnable action) {

	}

}
