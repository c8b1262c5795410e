package com.tracklysms.spring.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * A Bucket4j bucket from which permits come evenly, one after the other, instead of in
 * bursts. It holds hardly more than one: what is taken beyond is taken from the future,
 * and time in which nobody came is not made up for, since a burst on top of what follows
 * would exceed the limit.
 */
public final class PacedBucket {

	/**
	 * Less than allowed by what the bucket can hold, so that no second sees more than its
	 * limit.
	 */
	private static final int REFILL_PERCENT = 98;

	private static final Duration REFILL_PERIOD = Duration.ofSeconds(100);

	/**
	 * What timers are late by is made up for: a fiftieth of a second.
	 */
	private static final int SECOND_PER_LATENESS = 50;

	private PacedBucket() {
	}

	public static Bandwidth limit(int permitsPerSecond) {
		return Bandwidth.builder()
			.capacity(Math.max(1, permitsPerSecond / SECOND_PER_LATENESS))
			.refillGreedy((long) permitsPerSecond * REFILL_PERCENT, REFILL_PERIOD)
			.initialTokens(1)
			.build();
	}

	/**
	 * Reserve permits.
	 * @return the time until the last of them may be used, or {@code null} if that is
	 * longer than the longest wait
	 */
	public static @Nullable Duration reserve(Bucket bucket, int permits, Duration longestWait) {
		long[] wait = { 0 };
		boolean reserved = bucket.asBlocking()
			.tryConsumeUninterruptibly(permits, Math.max(1, TimeUnit.NANOSECONDS.convert(longestWait)),
					(nanos) -> wait[0] = nanos);
		return reserved ? Duration.ofNanos(wait[0]) : null;
	}

}
