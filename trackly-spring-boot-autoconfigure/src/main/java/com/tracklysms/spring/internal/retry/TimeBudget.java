package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;

/**
 * The time that one call may take, with all its attempts and waits.
 */
public final class TimeBudget {

	private final Stopwatch stopwatch;

	private final Duration limit;

	public TimeBudget(Clock clock, Duration limit) {
		this.stopwatch = new Stopwatch(clock);
		this.limit = limit;
	}

	/**
	 * Return what is left, which is negative after the end.
	 */
	public Duration timeLeft() {
		return this.limit.minus(this.stopwatch.elapsed());
	}

}
