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

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.internal.retry.Stopwatch;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the rate of requests to the API's refusals with status 429. The rate is not
 * limited until the first refusal. After a refusal no requests are sent for the time that
 * the API requested or the backoff computed. Requests are then sent one by one at the
 * rate that the API accepted before. That rate is held for a while and then increased
 * gradually, until the next refusal or until it is no longer a limit.
 * <p>
 * Inspired by the adaptive retry mode of the AWS SDKs.
 */
final class AdaptivePace {

	/**
	 * Limits the pause that the API can request, so that an erroneous value does not stop
	 * the application permanently.
	 */
	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	/**
	 * Delay of a timer that does not reduce the rate.
	 */
	private static final Duration LATENESS = Duration.ofMillis(20);

	private final Stopwatch stopwatch;

	private final RetryBackOff backOff;

	private final RecentCount accepted = new RecentCount();

	private volatile boolean limiting;

	private PaceCurve curve = PaceCurve.startingWith(1);

	private long pausedUntil;

	private long nextTurn;

	private int refusalsInARow;

	private boolean firstRefusal;

	private boolean acceptedSincePause;

	AdaptivePace(Clock clock, RetryBackOff backOff) {
		this.stopwatch = new Stopwatch(clock);
		this.backOff = backOff;
	}

	/**
	 * Return whether requests may be sent without a turn.
	 */
	boolean isFree() {
		return !this.limiting;
	}

	/**
	 * Return the current time in nanoseconds, relative to the creation of this instance.
	 */
	long now() {
		return this.stopwatch.nanos();
	}

	/**
	 * Take the next turn, if it has come.
	 * @return the turn, or the wait until it comes
	 */
	synchronized Turn takeTurn() {
		Duration wait = untilNext();
		if (wait.isZero()) {
			long now = now();
			double rate = this.curve.rate(Duration.ofNanos(now - this.pausedUntil));
			this.limiting = this.limiting && Double.isFinite(rate);
			this.nextTurn = Math.max(this.nextTurn, now - LATENESS.toNanos()) + (long) (ONE_SECOND.toNanos() / rate);
		}
		return Turn.in(wait);
	}

	/**
	 * Return the time until the next turn.
	 */
	synchronized Duration untilNext() {
		return isFree() ? Duration.ZERO
				: Duration.ofNanos(Math.max(0, Math.max(this.nextTurn, this.pausedUntil) - now()));
	}

	/**
	 * Record that the API accepted a request.
	 * @param sentAt the time at which it was sent, according to {@link #now()}
	 */
	synchronized void accepted(long sentAt) {
		this.accepted.add(now());
		if (sentAt >= this.pausedUntil) {
			this.acceptedSincePause = true;
		}
		else if (this.firstRefusal) {
			// Accepted at about the same time as the refusal, whose answer came first
			this.curve = this.curve.plus(1);
		}
	}

	/**
	 * Record that the API refused a request with status 429. Refusals of requests that
	 * were sent before the last refusal was known do not count again, unless they request
	 * a longer pause.
	 * @param sentAt the time at which the request was sent, according to {@link #now()}
	 * @param retryAfter the time to wait that the API requested, or {@code null} for none
	 */
	synchronized void refused(long sentAt, @Nullable Duration retryAfter) {
		boolean counts = !this.limiting || sentAt >= this.pausedUntil;
		if (counts) {
			this.firstRefusal = !this.limiting;
			this.refusalsInARow = this.acceptedSincePause ? 1 : this.refusalsInARow + 1;
			this.curve = nextCurve();
			this.acceptedSincePause = false;
		}
		if (counts || retryAfter != null) {
			pause(this.backOff.waitBefore(this.refusalsInARow - 1, retryAfter));
		}
		this.limiting = true;
	}

	private PaceCurve nextCurve() {
		long now = now();
		if (!this.limiting) {
			return PaceCurve.startingWith(this.accepted.countWithin(ONE_SECOND, now));
		}
		if (!this.acceptedSincePause) {
			return this.curve;
		}
		Duration sincePause = Duration.ofNanos(now - this.pausedUntil);
		if (sincePause.compareTo(RecentCount.SPAN) < 0) {
			return this.curve.reduced();
		}
		return this.curve.refusedAfter(sincePause,
				this.accepted.countWithin(RecentCount.SPAN, now) / (double) RecentCount.SPAN.toSeconds());
	}

	private void pause(Duration requested) {
		Duration pause = (requested.compareTo(LONGEST_PAUSE) < 0) ? requested : LONGEST_PAUSE;
		this.pausedUntil = Math.max(this.pausedUntil, now() + pause.toNanos());
		this.nextTurn = this.pausedUntil;
	}

}
