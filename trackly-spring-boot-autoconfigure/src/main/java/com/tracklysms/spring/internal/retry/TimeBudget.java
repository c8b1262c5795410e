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

package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Time budget of one call, including all attempts and waits, and the pause that a rate
 * limit imposes on its next attempt.
 */
public final class TimeBudget {

	private static final Duration LONGEST_RESERVE = Duration.ofSeconds(1);

	private final Stopwatch stopwatch;

	private final Duration limit;

	private final Lifetime lifetime;

	private final @Nullable Duration deadline;

	private Duration pausedUntil = Duration.ZERO;

	/**
	 * Create a budget for waits, which an attempt under way may exceed.
	 * @param lifetime the time in which the requests of the call may be sent
	 */
	public TimeBudget(Clock clock, Duration limit, Lifetime lifetime) {
		this(clock, limit, lifetime, null);
	}

	private TimeBudget(Clock clock, Duration limit, Lifetime lifetime, @Nullable Duration deadline) {
		this.stopwatch = new Stopwatch(clock);
		this.limit = limit;
		this.lifetime = lifetime;
		this.deadline = deadline;
	}

	/**
	 * Return a budget that no attempt may exceed. Its end is not waited for but left to
	 * an attempt, which would otherwise be sent without the time to be answered.
	 */
	static TimeBudget strict(Clock clock, Duration deadline, Lifetime lifetime) {
		Duration tenth = deadline.dividedBy(10);
		Duration reserve = (tenth.compareTo(LONGEST_RESERVE) < 0) ? tenth : LONGEST_RESERVE;
		return new TimeBudget(clock, deadline.minus(reserve), lifetime, deadline);
	}

	/**
	 * Return the time in which requests may be sent, which can end before the budget.
	 */
	public Lifetime lifetime() {
		return this.lifetime;
	}

	/**
	 * Return the remaining time for waits, which is negative if it is exceeded.
	 */
	public Duration timeLeft() {
		return this.limit.minus(this.stopwatch.elapsed());
	}

	/**
	 * Return the timeout of a step that may take the given time: no longer than this
	 * budget allows.
	 */
	public Duration timeout(Duration longest) {
		Duration left = (this.deadline != null) ? this.deadline.minus(this.stopwatch.elapsed()) : longest;
		return (left.compareTo(longest) < 0) ? left : longest;
	}

	/**
	 * Return whether no attempt may be under way any more.
	 */
	public boolean isOver() {
		return this.deadline != null && this.deadline.compareTo(this.stopwatch.elapsed()) <= 0;
	}

	/**
	 * Return where the budget was set.
	 */
	public String setting() {
		return (this.deadline != null) ? "withMaxDuration" : "trackly.retry.max-duration";
	}

	/**
	 * Record that the next attempt must not be made before the given time has passed.
	 */
	public void pause(Duration time) {
		this.pausedUntil = this.stopwatch.elapsed().plus(time);
	}

	/**
	 * Return the remaining time of the pause, which is negative if it is over.
	 */
	Duration pauseLeft() {
		return this.pausedUntil.minus(this.stopwatch.elapsed());
	}

}
