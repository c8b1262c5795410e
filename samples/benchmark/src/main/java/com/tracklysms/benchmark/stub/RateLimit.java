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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Accepts so many requests in a second, and keeps the account of all that came. A request
 * that is refused does not count against the limit.
 */
final class RateLimit {

	/**
	 * What a client sent before it could read the answer that told it to wait.
	 */
	private static final long GRACE = 20_000_000;

	private final StubMode mode;

	private final Deque<Long> accepted = new ArrayDeque<>();

	private final Deque<Long> refused = new ArrayDeque<>();

	private final LimitRecord record = new LimitRecord();

	private final long origin = System.nanoTime();

	RateLimit(StubMode mode) {
		this.mode = mode;
	}

	/**
	 * Take note of a request that arrives now.
	 * @return whether it is accepted
	 */
	synchronized boolean accept(long now) {
		dropOutdated(now);
		boolean accept = this.accepted.size() < this.mode.perSecond();
		this.record.add(now, accept, this.mode.retryAfter() && isEarly(now));
		(accept ? this.accepted : this.refused).add(now);
		return accept;
	}

	private void dropOutdated(long now) {
		while (!this.accepted.isEmpty() && !this.mode.window().holds(this.accepted.getFirst(), now, this.origin)) {
			this.accepted.removeFirst();
		}
		while (!this.refused.isEmpty() && now - this.refused.getFirst() >= LimitWindow.SECOND) {
			this.refused.removeFirst();
		}
	}

	/**
	 * Of the refusals whose second is not over, the first is the one longest known.
	 */
	private boolean isEarly(long now) {
		return !this.refused.isEmpty() && now - this.refused.getFirst() > GRACE;
	}

	synchronized LimitCounts counts(long nanos) {
		return this.record.counts(nanos);
	}

}
