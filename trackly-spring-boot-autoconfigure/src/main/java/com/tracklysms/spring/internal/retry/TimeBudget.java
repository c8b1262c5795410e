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

/**
 * Time budget of one call, including all attempts and waits, and the pause that a rate
 * limit imposes on its next attempt.
 */
public final class TimeBudget {

	private final Stopwatch stopwatch;

	private final Duration limit;

	private final Lifetime lifetime;

	private Duration pausedUntil = Duration.ZERO;

	/**
	 * Create a budget for a call that starts now.
	 * @param lifetime the time in which its requests may be sent
	 */
	public TimeBudget(Clock clock, Duration limit, Lifetime lifetime) {
		this.stopwatch = new Stopwatch(clock);
		this.limit = limit;
		this.lifetime = lifetime;
	}

	/**
	 * Return the time in which requests may be sent, which can end before the budget.
	 */
	public Lifetime lifetime() {
		return this.lifetime;
	}

	/**
	 * Return the remaining time, which is negative if the budget is exceeded.
	 */
	public Duration timeLeft() {
		return this.limit.minus(this.stopwatch.elapsed());
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
