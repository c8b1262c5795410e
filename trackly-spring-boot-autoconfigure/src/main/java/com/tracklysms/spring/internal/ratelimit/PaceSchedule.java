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
 * Turns along a {@link PaceCurve}, which begins anew with each change.
 */
final class PaceSchedule {

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	/**
	 * Delay of a timer that does not reduce the rate.
	 */
	private static final Duration LATENESS = Duration.ofMillis(20);

	private PaceCurve curve = PaceCurve.searchFrom(1);

	private long since;

	private long nextTurn;

	/**
	 * Follow a curve from its beginning.
	 */
	void change(PaceCurve curve, long now) {
		this.curve = curve;
		this.since = now;
	}

	/**
	 * Follow the curve from its beginning again, with a turn right now.
	 */
	void restart(long now) {
		this.nextTurn = now;
		change(this.curve, now);
	}

	/**
	 * Follow a curve from its beginning, with a turn right now.
	 */
	void start(PaceCurve curve, long now) {
		this.nextTurn = now;
		change(curve, now);
	}

	/**
	 * Return the time until the next turn.
	 */
	Duration untilNext(long now) {
		return Duration.ofNanos(Math.max(0, this.nextTurn - now));
	}

	void takeTurn(double rate, long now) {
		this.nextTurn = Math.max(this.nextTurn, now - LATENESS.toNanos()) + (long) (ONE_SECOND.toNanos() / rate);
	}

	double rate(long now) {
		return this.curve.rate(time(now));
	}

	boolean isSearch() {
		return this.curve.isSearch();
	}

	boolean isGrowing(Duration time) {
		return this.curve.isGrowing(time);
	}

	/**
	 * Continue after a refusal during the search.
	 * @param sentAt the time at which the request was sent
	 * @return whether the request belonged to the search
	 */
	boolean refusedInSearch(long sentAt, @Nullable Duration retryAfter, long now) {
		if (sentAt < this.since) {
			return false;
		}
		change(this.curve.afterSearch(time(now), retryAfter), now);
		return true;
	}

	/**
	 * Continue after a refusal while the rate was growing. The limit of a window is what
	 * was accepted in the last second, that of a small bucket is hardly less than the
	 * current rate.
	 * @param time the time on the curve at the refusal
	 */
	void refusedInGrowth(Duration time, int acceptedInASecond, @Nullable Duration retryAfter, long now) {
		double rate = this.curve.rate(time);
		double accepted = Math.min(rate, acceptedInASecond);
		change(this.curve.afterGrowth(accepted + (rate - accepted) / 4, retryAfter), now);
	}

	/**
	 * Return the time on the curve.
	 */
	Duration time(long now) {
		return Duration.ofNanos(now - this.since);
	}

}
