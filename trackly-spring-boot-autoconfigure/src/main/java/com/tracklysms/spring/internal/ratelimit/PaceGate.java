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

import org.jspecify.annotations.Nullable;

/**
 * Gate that is closed after the API has refused everything, for the time that it
 * announced or for a short one. Then it lets a single request pass, as a probe, and opens
 * when that is accepted.
 * <p>
 * An announcement is believed as far as the refusals in a row confirm it: one stops the
 * requests for a second at most, and each further one doubles that. Not thread-safe.
 */
final class PaceGate {

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

	/**
	 * A pause takes at least this part of the time since the gate was closed.
	 */
	private static final int PART_OF_TIME_CLOSED = 8;

	/**
	 * Slightly more than a window of a second.
	 */
	private static final Duration LONG = Duration.ofMillis(1500);

	private static final int ANNOUNCEMENTS_IN_VAIN = 3;

	private static final Duration BELIEVED_FROM_ONE = Duration.ofSeconds(1);

	private static final int MOST_DOUBLINGS = 12;

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	/**
	 * The result of a probe is lost if its connection is.
	 */
	private static final Duration PROBE_TIME = Duration.ofSeconds(1);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

	private boolean closed;

	private long closedAt;

	private long closedUntil;

	private @Nullable Long probedAt;

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Return whether a request was sent before the gate was closed, so that its answer
	 * tells nothing about the time after the pause.
	 */
	boolean isOutdated(long sentAt) {
		return sentAt < this.closedUntil;
	}

	/**
	 * Return whether the gate has been closed for longer than a limit explains: that of a
	 * window of a second, or several times what the API announces.
	 */
	boolean isClosedInVain(long now, @Nullable Duration retryAfter) {
		Duration announced = (retryAfter != null) ? retryAfter.multipliedBy(ANNOUNCEMENTS_IN_VAIN) : Duration.ZERO;
		Duration longest = (announced.compareTo(LONG) > 0) ? announced : LONG;
		return this.closed && now - this.closedAt > longest.toNanos();
	}

	/**
	 * Close the gate, or keep it closed.
	 * @param retryAfter the time to wait that the API announced, or {@code null}
	 * @param refusals the number of refusals in a row
	 */
	void close(long now, @Nullable Duration retryAfter, int refusals) {
		if (!this.closed) {
			this.closed = true;
			this.closedAt = now;
		}
		long pause = Math.max(SHORTEST_PAUSE.toNanos(), (now - this.closedAt) / PART_OF_TIME_CLOSED);
		if (retryAfter != null) {
			pause = Math.max(pause, Math.min(retryAfter.toNanos(), believed(refusals)));
		}
		this.closedUntil = Math.max(this.closedUntil, now + pause);
		this.probedAt = null;
	}

	private long believed(int refusals) {
		Duration believed = BELIEVED_FROM_ONE.multipliedBy(1L << Math.min(refusals - 1, MOST_DOUBLINGS));
		return Math.min(believed.toNanos(), LONGEST_PAUSE.toNanos());
	}

	void open() {
		this.closed = false;
	}

	/**
	 * Let a request pass, as a probe, if the pause is over.
	 * @return zero, or the time to wait
	 */
	Duration probe(long now) {
		if (now < this.closedUntil) {
			return closedFor(now);
		}
		if (this.probedAt != null && now - this.probedAt < PROBE_TIME.toNanos()) {
			return POLL_INTERVAL;
		}
		this.probedAt = now;
		return Duration.ZERO;
	}

	/**
	 * Return the time for which no request may pass.
	 */
	Duration closedFor(long now) {
		return this.closed ? Duration.ofNanos(Math.max(0, this.closedUntil - now)) : Duration.ZERO;
	}

}
