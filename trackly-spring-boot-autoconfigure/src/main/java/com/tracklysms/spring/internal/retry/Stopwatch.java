package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Stopwatch that starts when it is created.
 */
public final class Stopwatch {

	private final Clock clock;

	private final Instant start;

	public Stopwatch(Clock clock) {
		this.clock = clock;
		this.start = clock.instant();
	}

	/**
	 * Return the time since the start.
	 */
	public Duration elapsed() {
		return Duration.between(this.start, this.clock.instant());
	}

	/**
	 * Return the nanoseconds since the start.
	 */
	public long nanos() {
		return elapsed().toNanos();
	}

}
