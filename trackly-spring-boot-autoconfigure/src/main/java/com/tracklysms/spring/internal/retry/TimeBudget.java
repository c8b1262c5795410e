package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that one call may take, with all its attempts and waits.
 */
public final class TimeBudget {

	private final Clock clock;

	private final Instant start;

	private final Duration limit;

	public TimeBudget(Clock clock, Duration limit) {
		this.clock = clock;
		this.start = clock.instant();
		this.limit = limit;
	}

	/**
	 * Return what is left, which is negative after the end.
	 */
	public Duration timeLeft() {
		return this.limit.minus(Duration.between(this.start, this.clock.instant()));
	}

}
