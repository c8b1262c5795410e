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

package com.tracklysms.simulator.internal.refusal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;

/**
 * The last refusals. They are entered as they are and read by whoever looks, so that a
 * request costs no more for being refused.
 */
public final class RefusalLog {

	static final int CAPACITY = 500;

	private final Deque<Refusal> refusals = new ArrayDeque<>();

	private final Clock clock;

	private long changeCount;

	public RefusalLog(Clock clock) {
		this.clock = clock;
	}

	public void add(ApiRequest request, Answer answer) {
		add(Refusal.of(this.clock.instant(), request, answer));
	}

	public void addAll(String path, List<RejectedMessage> rejected) {
		Instant now = this.clock.instant();
		// Of a bulk of a thousand only the last would stay anyway
		rejected.stream()
			.skip(Math.max(0, rejected.size() - CAPACITY))
			.forEach((message) -> add(Refusal.of(now, path, message)));
	}

	private synchronized void add(Refusal refusal) {
		this.refusals.addLast(refusal);
		if (this.refusals.size() > CAPACITY) {
			this.refusals.removeFirst();
		}
		this.changeCount++;
	}

	/**
	 * Return the last refusals, the oldest first.
	 * @return a copy
	 */
	public synchronized List<Refusal> getRefusals() {
		return List.copyOf(this.refusals);
	}

	/**
	 * Return a number that grows with each change.
	 * @return the number of changes
	 */
	public synchronized long getChangeCount() {
		return this.changeCount;
	}

	public synchronized void clear() {
		this.refusals.clear();
		this.changeCount++;
	}

}
