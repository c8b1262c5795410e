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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongToIntFunction;

/**
 * A server as far as it decides which requests it refuses with status 429, in simulated
 * time.
 */
@FunctionalInterface
interface LimitingServer {

	long SECOND = 1_000_000_000L;

	/**
	 * Decide on a request.
	 * @param nanos the time of its arrival
	 * @param recipient the recipient, from 0 to 99
	 */
	boolean accepts(long nanos, int recipient);

	/**
	 * Return how long an accepted request takes.
	 */
	default long serviceNanos() {
		return 0;
	}

	static LimitingServer sliding(LongToIntFunction perSecond) {
		Deque<Long> accepted = new ArrayDeque<>();
		return (nanos, recipient) -> {
			while (!accepted.isEmpty() && accepted.getFirst() <= nanos - SECOND) {
				accepted.removeFirst();
			}
			return accepted.size() < perSecond.applyAsInt(nanos) && accepted.add(nanos);
		};
	}

	static LimitingServer fixed(int perSecond, long origin) {
		long[] state = { -1, 0 };
		return (nanos, recipient) -> {
			long second = (nanos + origin) / SECOND;
			if (state[0] != second) {
				state[0] = second;
				state[1] = 0;
			}
			return state[1] < perSecond && state[1]++ < perSecond;
		};
	}

	static LimitingServer bucket(int perSecond, int capacity) {
		long full = capacity * SECOND;
		long[] state = { full, 0 };
		return (nanos, recipient) -> {
			state[0] = Math.min(full, state[0] + (nanos - state[1]) * perSecond);
			state[1] = nanos;
			boolean accept = state[0] >= SECOND;
			state[0] -= accept ? SECOND : 0;
			return accept;
		};
	}

	/**
	 * Another process sends evenly with the same key, and is refused like this one.
	 */
	static LimitingServer shared(LimitingServer server, int othersPerSecond) {
		long[] next = { 0 };
		return (nanos, recipient) -> {
			for (; next[0] <= nanos; next[0] += SECOND / othersPerSecond) {
				server.accepts(next[0], 1);
			}
			return server.accepts(nanos, recipient);
		};
	}

	static LimitingServer refusingEach(int nth) {
		int[] count = { 0 };
		return (nanos, recipient) -> ++count[0] % nth != 0;
	}

	static LimitingServer refusingAtRandom(double share, long seed) {
		Random random = new Random(seed);
		return (nanos, recipient) -> random.nextDouble() >= share;
	}

	static LimitingServer refusingOneRecipient() {
		return (nanos, recipient) -> recipient != 0;
	}

	static LimitingServer concurrent(int atATime, long serviceNanos) {
		PriorityQueue<Long> ends = new PriorityQueue<>();
		return new LimitingServer() {

			@Override
			public boolean accepts(long nanos, int recipient) {
				while (!ends.isEmpty() && ends.peek() <= nanos) {
					ends.poll();
				}
				return ends.size() < atATime && ends.add(nanos + serviceNanos);
			}

			@Override
			public long serviceNanos() {
				return serviceNanos;
			}

		};
	}

}
