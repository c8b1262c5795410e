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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.testsupport.MutableClock;
import org.jspecify.annotations.Nullable;

/**
 * Any number of callers that always have something to send, against a server with a
 * limit, in simulated time.
 */
final class PaceSimulation {

	private static final Duration ROUND_TRIP = Duration.ofMillis(2);

	static final int CALLERS = 64;

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final Random random = new Random(1);

	private final AdaptivePace pace = new AdaptivePace(this.clock,
			new RetryBackOff(RetrySettings.defaults(), this.random::nextDouble));

	private Window window;

	private final @Nullable Duration retryAfter;

	private int accepted;

	private int refused;

	private int early;

	private long announcedUntil;

	PaceSimulation(Window window, @Nullable Duration retryAfter) {
		this.window = window;
		this.retryAfter = retryAfter;
	}

	void changeTo(Window window) {
		this.window = window;
	}

	int accepted() {
		return this.accepted;
	}

	int refused() {
		return this.refused;
	}

	/**
	 * Return how many requests went out before an announced time was over.
	 */
	int early() {
		return this.early;
	}

	void run(Duration time) {
		Instant end = this.clock.instant().plus(time);
		while (this.clock.instant().isBefore(end)) {
			Duration wait = this.pace.untilNext();
			if (wait.isZero()) {
				send(this.pace.isFree() ? CALLERS : 1);
			}
			else {
				// Timers are late
				this.clock.advance(wait.plusNanos(this.random.nextInt(2_000_000)));
			}
		}
	}

	private void send(int requests) {
		boolean free = this.pace.isFree();
		long sentAt = this.pace.now();
		this.pace.takeTurn();
		this.early += (sentAt < this.announcedUntil) ? requests : 0;
		int refusals = 0;
		for (int request = 0; request < requests; request++) {
			refusals += this.window.accept(sentAt) ? 0 : 1;
		}
		if (free) {
			this.clock.advance(ROUND_TRIP);
		}
		List<Boolean> answers = new ArrayList<>(Collections.nCopies(refusals, false));
		answers.addAll(Collections.nCopies(requests - refusals, true));
		Collections.shuffle(answers, this.random);
		for (boolean accepted : answers) {
			if (accepted) {
				this.pace.accepted(sentAt);
			}
			else {
				this.pace.refused(sentAt, this.retryAfter);
			}
		}
		if (refusals > 0 && this.retryAfter != null) {
			this.announcedUntil = sentAt + this.retryAfter.toNanos();
		}
		this.accepted += requests - refusals;
		this.refused += refusals;
	}

	/**
	 * Ways in which servers count.
	 */
	enum Limit {

		SLIDING {

			@Override
			Window of(int perSecond) {
				return Window.sliding(perSecond);
			}

		},

		FIXED {

			@Override
			Window of(int perSecond) {
				return Window.fixed(perSecond);
			}

		},

		BUCKET {

			@Override
			Window of(int perSecond) {
				return Window.bucket(perSecond, perSecond);
			}

		};

		abstract Window of(int perSecond);

	}

	interface Window {

		boolean accept(long nanos);

		static Window sliding(int perSecond) {
			Deque<Long> accepted = new ArrayDeque<>();
			return (nanos) -> {
				while (!accepted.isEmpty() && accepted.getFirst() <= nanos - 1_000_000_000L) {
					accepted.removeFirst();
				}
				return accepted.size() < perSecond && accepted.add(nanos);
			};
		}

		static Window fixed(int perSecond) {
			long[] state = new long[2];
			return (nanos) -> {
				long second = nanos / 1_000_000_000L;
				if (state[0] != second) {
					state[0] = second;
					state[1] = 0;
				}
				return state[1]++ < perSecond;
			};
		}

		static Window refusingOneIn(int count) {
			Random random = new Random(3);
			return (nanos) -> random.nextInt(count) > 0;
		}

		static Window bucket(int perSecond, int capacity) {
			double[] state = { capacity, 0 };
			return (nanos) -> {
				state[0] = Math.min(capacity, state[0] + (nanos - state[1]) * perSecond / 1e9);
				state[1] = nanos;
				if (state[0] < 1) {
					return false;
				}
				state[0]--;
				return true;
			};
		}

	}

}
