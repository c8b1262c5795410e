package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;

/**
 * Time budget of one call, including all attempts and waits.
 */
public final class TimeBudget {

	private final Stopwatch stopwatch;

	private final Duration limit;

	public TimeBudget(Clock clock, Duration limit) {
		this.stopwatch = new Stopwatch(clock);
		this.limit = limit;
	}

	/**
	 * Return the remaining time, which is negative if the budget is exceeded.
	 */
	public Duration timeLeft() {
		return this.limit.minus(this.stopwatch.elapsed());
	}

}
