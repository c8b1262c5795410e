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
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Permits that have been reserved from a store and not been used yet, each with the time
 * at which it is due. Permits that are not used within a second of that time expire,
 * since they would come on top of later ones.
 */
final class Lease {

	private static final Duration VALIDITY = Duration.ofSeconds(1);

	private final Deque<Instant> turns = new ArrayDeque<>();

	private final Duration interval;

	private @Nullable Instant lastSpent;

	Lease(int permitsPerSecond) {
		this.interval = Duration.ofSeconds(1).dividedBy(permitsPerSecond);
	}

	/**
	 * Add permits that are due at regular intervals.
	 * @param untilLast the time until the last of them is due
	 */
	synchronized void add(int permits, Duration untilLast, Instant now) {
		Instant last = now.plus(untilLast);
		for (int before = permits - 1; before >= 0; before--) {
			this.turns.add(last.minus(this.interval.multipliedBy(before)));
		}
	}

	/**
	 * Return the last permit, which was not used, to be the next one, but not before it
	 * is due.
	 */
	synchronized void giveBack(Instant now) {
		Instant due = this.lastSpent;
		this.turns.addFirst((due != null && due.isAfter(now)) ? due : now);
	}

	/**
	 * Take the next permit, if there is one and it is due in time.
	 */
	synchronized Offer spend(Instant now, Duration longestWait) {
		while (!this.turns.isEmpty() && this.turns.getFirst().plus(VALIDITY).isBefore(now)) {
			this.turns.removeFirst();
		}
		if (this.turns.isEmpty()) {
			return new Offer.Nothing();
		}
		Duration wait = Duration.between(now, this.turns.getFirst());
		wait = wait.isNegative() ? Duration.ZERO : wait;
		if (!wait.isZero() && wait.compareTo(longestWait) > 0) {
			return new Offer.TooLate();
		}
		this.lastSpent = this.turns.removeFirst();
		return new Offer.Permit(wait);
	}

	/**
	 * Result of a request for a permit.
	 */
	sealed interface Offer {

		/**
		 * Permit that has been taken.
		 *
		 * @param timeUntilDue the time until it may be used
		 */
		record Permit(Duration timeUntilDue) implements Offer {

		}

		/**
		 * Permit that is due too late, and has not been taken.
		 */
		record TooLate() implements Offer {

		}

		/**
		 * No permit is left.
		 */
		record Nothing() implements Offer {

		}

	}

}
