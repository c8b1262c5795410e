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
 * Rate of requests as a function of time: it is held, and then grows more and more
 * quickly, until it is refused or until it is no longer a limit. While a rate is searched
 * for, it grows at once and steadily.
 * <p>
 * TCP CUBIC (RFC 9438) and the adaptive retry mode of the AWS SDKs, which also grow
 * slowly first and then quickly, begin at 0.7 of the rate that was refused. Here it is
 * 0.97 of what was accepted: a refused request fills no queue, it only has to be sent
 * again.
 *
 * @param start the rate to begin with, in requests per second
 * @param hold the time to hold it
 * @param doubling the time in which it doubles at first
 * @param search the factor by which it may be too high when it is refused, or 1 if it is
 * not searched for
 */
record PaceCurve(double start, Duration hold, Duration doubling, double search) {

	/**
	 * Half of the smallest limit that has ever been documented.
	 */
	private static final double LOWEST = 5;

	private static final double REDUCTION = 0.97;

	private static final Duration SHORTEST_HOLD = Duration.ofSeconds(2);

	private static final Duration DOUBLING = Duration.ofSeconds(4);

	/**
	 * A rate that the API announces pauses for is exceeded seldom enough to lose a tenth
	 * of the time at most.
	 */
	private static final int HOLD_FOR_PAUSE = 10;

	private static final double NO_LIMIT_FROM = 10;

	private static final double SEARCH_UP_TO = 1024;

	/**
	 * Return the curve that stays slightly below a rate.
	 * @param retryAfter the pause that the API announces for refusals, or {@code null}
	 */
	static PaceCurve below(double rate, @Nullable Duration retryAfter) {
		Duration hold = (retryAfter != null) ? retryAfter.multipliedBy(HOLD_FOR_PAUSE) : SHORTEST_HOLD;
		return new PaceCurve(Math.max(LOWEST, REDUCTION * rate),
				(hold.compareTo(SHORTEST_HOLD) > 0) ? hold : SHORTEST_HOLD, DOUBLING, 1);
	}

	/**
	 * Return the curve that searches for the rate, from one that is possibly far too low.
	 */
	static PaceCurve searchFrom(double rate) {
		return new PaceCurve(Math.max(LOWEST, rate), Duration.ZERO, Duration.ofMillis(100), 2);
	}

	boolean isSearch() {
		return this.search > 1;
	}

	/**
	 * Return whether the rate has been held long enough, and exceeds what has proved to
	 * be possible.
	 */
	boolean isGrowing(Duration time) {
		return time.compareTo(this.hold) > 0;
	}

	/**
	 * Return the rate at the given time.
	 * @return the number of requests per second, or infinity if there is no longer a
	 * limit
	 */
	double rate(Duration time) {
		double doublings = Math.max(0, (double) time.minus(this.hold).toNanos() / this.doubling.toNanos());
		double growth = Math.pow(2, isSearch() ? doublings : doublings * (1 + doublings));
		return (growth < (isSearch() ? SEARCH_UP_TO : NO_LIMIT_FROM)) ? this.start * growth : Double.POSITIVE_INFINITY;
	}

	/**
	 * Return the curve after a refusal while the rate was growing. It does not fall below
	 * the rate that was held.
	 * @param limit the limit that was exceeded, in requests per second
	 */
	PaceCurve afterGrowth(double limit, @Nullable Duration retryAfter) {
		return below(Math.max(limit, this.start / REDUCTION), retryAfter);
	}

	/**
	 * Return the curve after a refusal during the search: a finer search from the last
	 * rate that was not refused, and then that rate.
	 */
	PaceCurve afterSearch(Duration time, @Nullable Duration retryAfter) {
		double accepted = Math.max(this.start, rate(time) / this.search);
		return (this.search == 2) ? new PaceCurve(accepted, Duration.ZERO, this.doubling.multipliedBy(4), 1.2)
				: below(accepted, retryAfter);
	}

}
