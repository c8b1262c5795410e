package com.tracklysms.spring;

import java.time.Duration;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * A Bucket4j bucket from which permits come evenly, one after the other, instead of in
 * bursts: it holds one at most, and what is taken beyond is taken from the future.
 */
final class PacedBucket {

	/**
	 * One percent less than allowed, so that requests that take a little longer or
	 * shorter on their way still fit into the second as the server sees it.
	 */
	private static final int REFILL_PERCENT = 99;

	private static final Duration REFILL_PERIOD = Duration.ofSeconds(100);

	private PacedBucket() {
	}

	static BucketConfiguration configuration(int permitsPerSecond) {
		return BucketConfiguration.builder()
			.addLimit(Bandwidth.builder()
				.capacity(1)
				.refillGreedy((long) permitsPerSecond * REFILL_PERCENT, REFILL_PERIOD)
				.build())
			.build();
	}

	/**
	 * Reserve permits.
	 * @return the time until the last of them may be used, or {@code null} if that is
	 * longer than the longest wait
	 */
	static @Nullable Duration reserve(Bucket bucket, int permits, Duration longestWait) {
		long[] wait = { 0 };
		boolean reserved = bucket.asBlocking()
			.tryConsumeUninterruptibly(permits, Math.max(1, toNanos(longestWait)), (nanos) -> wait[0] = nanos);
		return reserved ? Duration.ofNanos(wait[0]) : null;
	}

	private static long toNanos(Duration duration) {
		// Beyond the 292 years of a long
		return (duration.getSeconds() < Long.MAX_VALUE / 1_000_000_000) ? duration.toNanos() : Long.MAX_VALUE;
	}

}
