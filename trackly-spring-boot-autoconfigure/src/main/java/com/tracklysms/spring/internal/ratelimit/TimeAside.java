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

/**
 * Time for which an {@link AdaptivePace} steps aside. It is twice as long as the one
 * before, unless a lower rate has helped in between.
 */
final class TimeAside {

	private static final Duration SHORTEST = Duration.ofSeconds(10);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	private Duration next = SHORTEST;

	private long until;

	/**
	 * Begin.
	 * @return the end
	 */
	long begin(long now) {
		this.until = now + this.next.toNanos();
		Duration doubled = this.next.multipliedBy(2);
		this.next = (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
		return this.until;
	}

	boolean isOver(long now) {
		return now >= this.until;
	}

	/**
	 * Be short the next time.
	 */
	void reset() {
		this.next = SHORTEST;
	}

}
