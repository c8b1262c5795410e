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
 * Recent answers of the API, and whether their refusals suggest that it limits the rate.
 * Not thread-safe.
 */
final class RecentAnswers {

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	private static final int FEWEST_REFUSALS = 12;

	private static final double SMALLEST_SHARE = 0.1;

	private static final int SHORTEST_ROW = 4;

	/**
	 * A row of refusals that occurs by chance once in a million answers is none.
	 */
	private static final double CHANCE = 1e-6;

	private static final double RAREST_REFUSAL = 0.03;

	private static final double MOST_COMMON_REFUSAL = 0.5;

	private final RecentCount accepted = new RecentCount();

	private final RecentCount refused = new RecentCount();

	private long since = -1;

	private long rowSince;

	private int row;

	void accepted(long now) {
		answered(now);
		this.accepted.add(now);
	}

	void refused(long now) {
		answered(now);
		this.refused.add(now);
	}

	private void answered(long now) {
		if (this.since < 0) {
			this.since = now;
		}
	}

	/**
	 * Begin to observe anew.
	 * @param from the time from which on answers count
	 */
	void observeFrom(long from) {
		this.since = from;
		this.row = 0;
	}

	int acceptedInASecond(long now) {
		return this.accepted.countWithin(ONE_SECOND, now);
	}

	double refusedShare(long now) {
		int refused = this.refused.countWithin(ONE_SECOND, now);
		return (double) refused / Math.max(1, refused + acceptedInASecond(now));
	}

	/**
	 * Return whether so many of the requests are refused that the rate may be the reason.
	 */
	boolean areManyRefused(long now) {
		return now - this.since >= ONE_SECOND.toNanos() && this.refused.countWithin(ONE_SECOND, now) >= FEWEST_REFUSALS
				&& refusedShare(now) >= SMALLEST_SHARE;
	}

	/**
	 * Extend the row of refusals without an accepted request in between.
	 * @param paced whether the requests are paced, so that the row may take longer
	 */
	void extendRow(long now, boolean paced) {
		if (this.row == 0 || !paced && now - this.rowSince > ONE_SECOND.toNanos()) {
			this.row = 0;
			this.rowSince = now;
		}
		this.row++;
	}

	void endRow() {
		this.row = 0;
	}

	int row() {
		return this.row;
	}

	/**
	 * Return whether the row of refusals is too long to be a coincidence, given how many
	 * were refused before.
	 */
	boolean isEverythingRefused(long now) {
		if (this.row < SHORTEST_ROW) {
			return false;
		}
		int before = this.refused.countWithin(RecentCount.SPAN, now) - this.row;
		double share = (double) before / Math.max(1, before + this.accepted.countWithin(RecentCount.SPAN, now));
		return Math.pow(Math.min(MOST_COMMON_REFUSAL, Math.max(RAREST_REFUSAL, share)), this.row) < CHANCE;
	}

}
