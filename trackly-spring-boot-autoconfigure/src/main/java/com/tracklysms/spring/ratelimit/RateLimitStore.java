package com.tracklysms.spring.ratelimit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Keeps rate limits that several instances of an application share.
 * <p>
 * An instance takes permits in blocks and spends them itself, so that a store is asked
 * about ten times a second at most, however many requests are made.
 *
 * @since 0.1.0
 * @see Bucket4jRateLimitStore
 */
@FunctionalInterface
public interface RateLimitStore {

	/**
	 * Take permits of a limit, now or from its future. Called on a thread that may block,
	 * and given up after a second.
	 * @param limit the name of the limit, the same in all instances that share it; holds
	 * no API key, only a hash of it
	 * @param permits how many permits to take, 1 or more
	 * @param permitsPerSecond how many permits the limit has in a second, 1 or more
	 * @param longestWait the longest time to wait for the last of the permits
	 * @return the time until the last of the permits may be used, zero for now, or
	 * {@code null} if that is longer than the longest wait; none is taken then
	 * @throws RuntimeException if the store cannot be reached
	 */
	@Nullable Duration reserve(String limit, int permits, int permitsPerSecond, Duration longestWait);

}
