package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Clock for measuring durations, which is not affected when the system time is changed.
 */
public final class MonotonicClock extends Clock {

	private final Instant anchor = Instant.now();

	private final long anchorNanos = System.nanoTime();

	@Override
	public Instant instant() {
		return this.anchor.plusNanos(System.nanoTime() - this.anchorNanos);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Not needed for durations");
	}

}
