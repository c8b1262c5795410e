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
 * Counts recent events.
 */
final class RecentCount {

	/**
	 * Longest time that events are counted within.
	 */
	static final Duration SPAN = Duration.ofSeconds(2);

	private static final long SLOT_NANOS = Duration.ofMillis(20).toNanos();

	private final int[] slots = new int[(int) (SPAN.toNanos() / SLOT_NANOS)];

	private long current;

	void add(long nanos) {
		moveTo(nanos / SLOT_NANOS);
		this.slots[indexOf(this.current)]++;
	}

	/**
	 * Return the number of events within the given time before now.
	 * @param time the time, at most {@link #SPAN}
	 * @param nanos the current time in nanoseconds
	 */
	int countWithin(Duration time, long nanos) {
		moveTo(nanos / SLOT_NANOS);
		int count = 0;
		for (long slot = this.current - time.toNanos() / SLOT_NANOS + 1; slot <= this.current; slot++) {
			count += this.slots[indexOf(slot)];
		}
		return count;
	}

	private void moveTo(long slot) {
		long steps = Math.min(slot - this.current, this.slots.length);
		for (long step = 1; step <= steps; step++) {
			this.slots[indexOf(slot - steps + step)] = 0;
		}
		this.current = Math.max(this.current, slot);
	}

	private int indexOf(long slot) {
		return Math.floorMod(slot, this.slots.length);
	}

}
