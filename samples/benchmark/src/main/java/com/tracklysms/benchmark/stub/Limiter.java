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

package com.tracklysms.benchmark.stub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongToIntFunction;

/**
 * Decides which requests are accepted. One that is refused does not count against a
 * limit. Not thread-safe.
 */
@FunctionalInterface
interface Limiter {

	long SECOND = 1_000_000_000;

	/**
	 * Decide on a request.
	 * @param nanos the time since the first request
	 * @param marked whether it is for the recipient that some servers refuse
	 */
	boolean accept(long nanos, boolean marked);

	/**
	 * Return how long an accepted request takes.
	 */
	default Duration time() {
		return Duration.ZERO;
	}

	/**
	 * Return the limiter of a window of a second.
	 * @param ticking whether the window is a second of a clock, or any second
	 * @param limit the limit at a time
	 */
	static Limiter window(boolean ticking, LongToIntFunction limit) {
		Deque<Long> accepted = new ArrayDeque<>();
		return (nanos, marked) -> {
			while (!accepted.isEmpty() && !(ticking ? accepted.getFirst() / SECOND == nanos / SECOND
					: nanos - accepted.getFirst() < SECOND)) {
				accepted.removeFirst();
			}
			return accepted.size() < limit.applyAsInt(nanos) && accepted.add(nanos);
		};
	}

	static Limiter bucket(int perSecond, int capacity) {
		long full = capacity * SECOND;
		long[] state = { full, 0 };
		return (nanos, marked) -> {
			state[0] = Math.min(full, state[0] + (nanos - state[1]) * perSecond);
			state[1] = nanos;
			boolean accept = state[0] >= SECOND;
			state[0] -= accept ? SECOND : 0;
			return accept;
		};
	}

	/**
	 * Return the limiter of a key that another process uses too: it sends evenly, and is
	 * refused like all others.
	 */
	static Limiter shared(Limiter limiter, int othersPerSecond) {
		long[] next = { 0 };
		return (nanos, marked) -> {
			for (; next[0] <= nanos; next[0] += SECOND / othersPerSecond) {
				limiter.accept(next[0], false);
			}
			return limiter.accept(nanos, marked);
		};
	}

	static Limiter concurrent(int atATime, Duration time) {
		Deque<Long> ends = new ArrayDeque<>();
		return new Limiter() {

			@Override
			public boolean accept(long nanos, boolean marked) {
				while (!ends.isEmpty() && ends.getFirst() <= nanos) {
					ends.removeFirst();
				}
				return ends.size() < atATime && ends.add(nanos + time.toNanos());
			}

			@Override
			public Duration time() {
				return time;
			}

		};
	}

}
