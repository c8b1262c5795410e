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

/**
 * Accepts requests as a model has it, and keeps the account of all that came.
 */
final class RateLimit {

	/**
	 * What a client sent before it could read the answer that told it to wait.
	 */
	private static final long GRACE = 20_000_000;

	private static final long SECOND = Limiter.SECOND;

	private final boolean retryAfter;

	private final Limiter limiter;

	private final Deque<Long> refused = new ArrayDeque<>();

	private final LimitRecord record = new LimitRecord();

	private long origin = -1;

	RateLimit(LimitModel model, boolean retryAfter) {
		this.limiter = model.limiter();
		this.retryAfter = retryAfter;
	}

	boolean retryAfter() {
		return this.retryAfter;
	}

	Duration time() {
		return this.limiter.time();
	}

	/**
	 * Take note of a request that arrives now.
	 * @param marked whether it is for the recipient that some servers refuse
	 * @return whether it is accepted
	 */
	synchronized boolean accept(long now, boolean marked) {
		this.origin = (this.origin < 0) ? now : this.origin;
		while (!this.refused.isEmpty() && now - this.refused.getFirst() >= SECOND) {
			this.refused.removeFirst();
		}
		boolean accept = this.limiter.accept(now - this.origin, marked);
		this.record.add(now, accept, this.retryAfter && isEarly(now));
		if (!accept) {
			this.refused.add(now);
		}
		return accept;
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
