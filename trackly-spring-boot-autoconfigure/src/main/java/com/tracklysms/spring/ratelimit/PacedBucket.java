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

package com.tracklysms.spring.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * Configuration and use of a Bucket4j bucket whose permits are spread evenly over time
 * instead of being consumed in bursts. Its capacity is hardly more than one permit:
 * further permits are reserved from the future, and permits of idle times are lost, since
 * a burst on top of the following requests would exceed the limit.
 *
 * @since 0.1.0
 */
public final class PacedBucket {

	/**
	 * Less than the limit by the capacity of the bucket, so that the limit is not
	 * exceeded in any second.
	 */
	private static final int REFILL_PERCENT = 98;

	private static final Duration REFILL_PERIOD = Duration.ofSeconds(100);

	/**
	 * Part of a second by which a timer may be late without loss of permits: a fiftieth.
	 */
	private static final int SECOND_PER_LATENESS = 50;

	private PacedBucket() {
	}

	/**
	 * Return the bandwidth of a bucket for the given limit.
	 * @param permitsPerSecond the number of permits per second, 1 or more
	 * @return the bandwidth
	 */
	public static Bandwidth limit(int permitsPerSecond) {
		return Bandwidth.builder()
			.capacity(Math.max(1, permitsPerSecond / SECOND_PER_LATENESS))
			.refillGreedy((long) permitsPerSecond * REFILL_PERCENT, REFILL_PERIOD)
			.initialTokens(1)
			.build();
	}

	/**
	 * Reserve permits from a bucket.
	 * @param bucket the bucket, configured with {@link #limit(int)}
	 * @param permits the number of permits, 1 or more
	 * @param longestWait the longest time until the last of the permits may be used
	 * @return the time until the last of the permits may be used, or {@code null} if it
	 * exceeds the longest wait, in which case no permit is reserved
	 */
	public static @Nullable Duration reserve(Bucket bucket, int permits, Duration longestWait) {
		long[] wait = { 0 };
		boolean reserved = bucket.asBlocking()
			.tryConsumeUninterruptibly(permits, Math.max(1, TimeUnit.NANOSECONDS.convert(longestWait)),
					(nanos) -> wait[0] = nanos);
		return reserved ? Duration.ofNanos(wait[0]) : null;
	}

}
