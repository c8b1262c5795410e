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
 * Recovery of a rate of requests after a pause: it starts slightly lower, is held for a
 * while, and then grows until it is no longer a limit. A rate that has been confirmed is
 * held longer.
 *
 * @param held the rate to hold, in requests per second
 * @param holdSeconds the time to hold it, in seconds
 */
record PaceCurve(double held, double holdSeconds) {

	/**
	 * Half of the smallest limit that has ever been documented. A lower rate has no
	 * advantage, since a refusal costs no more than a request.
	 */
	private static final double LOWEST = 5;

	private static final double START = 0.95;

	private static final double RISE_SECONDS = 2;

	private static final double SHORTEST_HOLD_SECONDS = 4;

	private static final double LONGEST_HOLD_SECONDS = 64;

	private static final double GROWTH_PER_SECOND = 1.05;

	private static final double NO_LIMIT_FROM = 10;

	/**
	 * Share of a refused rate that is used next.
	 */
	private static final double AIM = 0.98;

	/**
	 * Share of a rate that is used next after a refusal soon after the pause.
	 */
	private static final double REDUCTION = 0.85;

	/**
	 * Share of the pace from which on it counts as used up.
	 */
	private static final double USED_UP = 0.85;

	/**
	 * Relative difference up to which the next rate confirms the previous one.
	 */
	private static final double CONFIRMED_WITHIN = 0.1;

	static PaceCurve startingWith(double rate) {
		return new PaceCurve(Math.max(rate, LOWEST), SHORTEST_HOLD_SECONDS);
	}

	/**
	 * Return the rate at the given time after the pause.
	 * @return the number of requests per second, or infinity if there is no longer a
	 * limit
	 */
	double rate(Duration sincePause) {
		double seconds = sincePause.toNanos() / 1e9;
		if (seconds < RISE_SECONDS) {
			return this.held * (START + (1 - START) * seconds / RISE_SECONDS);
		}
		double growth = Math.pow(GROWTH_PER_SECOND, Math.max(0, seconds - RISE_SECONDS - this.holdSeconds));
		return (growth < NO_LIMIT_FROM) ? this.held * growth : Double.POSITIVE_INFINITY;
	}

	/**
	 * Return the curve for a rate that is higher by the given number.
	 */
	PaceCurve plus(double rate) {
		return new PaceCurve(this.held + rate, this.holdSeconds);
	}

	/**
	 * Return the curve after a refusal that came soon after the pause.
	 */
	PaceCurve reduced() {
		return startingWith(this.held * REDUCTION);
	}

	/**
	 * Return the curve after a refusal some time after the pause. If the requests had
	 * used up the pace, the pace was too high; otherwise other clients with the same key
	 * have used up the rest.
	 * @param accepted the number of requests per second that the API accepted before
	 */
	PaceCurve refusedAfter(Duration sincePause, double accepted) {
		double pace = rate(sincePause);
		PaceCurve next = startingWith(AIM * ((accepted >= USED_UP * pace) ? pace : accepted));
		boolean confirmed = Math.abs(next.held - this.held) <= this.held * CONFIRMED_WITHIN;
		return confirmed ? new PaceCurve(next.held, Math.min(this.holdSeconds * 2, LONGEST_HOLD_SECONDS)) : next;
	}

}
