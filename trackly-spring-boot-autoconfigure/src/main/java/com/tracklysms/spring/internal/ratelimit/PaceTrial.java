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
 * Asks whether a lower rate lowers the share of refusals, round by round. Not
 * thread-safe.
 */
final class PaceTrial {

	private static final Duration SHORTEST_ROUND = Duration.ofSeconds(1);

	private static final Duration LONGEST_ROUND = Duration.ofSeconds(3);

	private static final int ENOUGH_ANSWERS = 20;

	/**
	 * What it costs to find out whether a rate is still a limit.
	 */
	private static final double TOLERATED_SHARE = 0.02;

	private static final int TOLERATED_REFUSALS = 2;

	private static final int ROUNDS_IN_VAIN = 2;

	private double shareBefore;

	private int roundsInVain;

	private long startedAt;

	private int accepted;

	private int refused;

	/**
	 * Begin with the share of refusals at the rate that is lowered now.
	 */
	void begin(long now, double share) {
		this.shareBefore = share;
		this.roundsInVain = 0;
		startRound(now);
	}

	void startRound(long now) {
		this.startedAt = now;
		this.accepted = 0;
		this.refused = 0;
	}

	/**
	 * Take note of an answer to a request.
	 * @return whether the round is over
	 */
	boolean isOverAfter(boolean accept, long sentAt, long now) {
		if (sentAt < this.startedAt) {
			return false;
		}
		this.accepted += accept ? 1 : 0;
		this.refused += accept ? 0 : 1;
		long time = now - this.startedAt;
		return time >= SHORTEST_ROUND.toNanos()
				&& (this.accepted + this.refused >= ENOUGH_ANSWERS || time >= LONGEST_ROUND.toNanos());
	}

	/**
	 * Judge the round that is over, and start the next one.
	 */
	Verdict judge(long now) {
		double share = (double) this.refused / (this.accepted + this.refused);
		boolean few = share <= TOLERATED_SHARE || this.refused <= TOLERATED_REFUSALS;
		boolean inVain = !few && this.shareBefore > TOLERATED_SHARE && share >= this.shareBefore / 2;
		this.roundsInVain = few ? 0 : this.roundsInVain + (inVain ? 1 : 0);
		double acceptedPerSecond = this.accepted * 1e9 / (now - this.startedAt);
		boolean helped = few && this.shareBefore > TOLERATED_SHARE;
		this.shareBefore = share;
		startRound(now);
		return new Verdict(!few, helped, this.roundsInVain >= ROUNDS_IN_VAIN, acceptedPerSecond);
	}

	/**
	 * Verdict on a round.
	 *
	 * @param tooFast whether too many requests were refused
	 * @param helped whether far fewer were refused than in the round before
	 * @param inVain whether lower rates have not lowered the share of refusals
	 * @param acceptedPerSecond the rate of accepted requests
	 */
	record Verdict(boolean tooFast, boolean helped, boolean inVain, double acceptedPerSecond) {

	}

}
