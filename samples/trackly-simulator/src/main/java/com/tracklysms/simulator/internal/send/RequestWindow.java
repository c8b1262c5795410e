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

package com.tracklysms.simulator.internal.send;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * A sliding window of one second that admits a limited number of requests.
 */
final class RequestWindow {

	private final IntSupplier limit;

	private final Clock clock;

	private final Deque<Instant> admitted = new ArrayDeque<>();

	/**
	 * Create a window.
	 * @param limit tells the number of requests in any one second, 0 for no limit
	 * @param clock the clock to measure with
	 */
	RequestWindow(IntSupplier limit, Clock clock) {
		this.limit = limit;
		this.clock = clock;
	}

	boolean admit() {
		int limit = this.limit.getAsInt();
		return limit == 0 || admit(limit, this.clock.instant());
	}

	private synchronized boolean admit(int limit, Instant now) {
		forgetUntil(now.minusSeconds(1));
		if (this.admitted.size() >= limit) {
			// Not remembered: whether a refused request counts is not documented
			return false;
		}
		this.admitted.addLast(now);
		return true;
	}

	synchronized void reset() {
		this.admitted.clear();
	}

	private void forgetUntil(Instant end) {
		Instant oldest = this.admitted.peekFirst();
		while (oldest != null && !oldest.isAfter(end)) {
			this.admitted.removeFirst();
			oldest = this.admitted.peekFirst();
		}
	}

}
