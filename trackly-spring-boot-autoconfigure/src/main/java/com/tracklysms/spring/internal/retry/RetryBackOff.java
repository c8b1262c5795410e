package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.settings.RetrySettings;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of waiting between attempts.
 */
public final class RetryBackOff {

	private final RetrySettings settings;

	private final DoubleSupplier random;

	/**
	 * Create a new instance.
	 * @param random supplies numbers from 0 to below 1
	 */
	public RetryBackOff(RetrySettings settings, DoubleSupplier random) {
		this.settings = settings;
		this.random = random;
	}

	/**
	 * Return how long to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param failure what the attempt before it ended with
	 */
	Duration waitBefore(long retry, Throwable failure) {
		return waitBefore(retry, retryAfter(failure));
	}

	/**
	 * Return how long to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param retryAfter what the API has asked for, if anything
	 */
	public Duration waitBefore(long retry, @Nullable Duration retryAfter) {
		Duration wait = withJitter(interval(retry));
		return (retryAfter != null && retryAfter.compareTo(wait) > 0) ? retryAfter : wait;
	}

	private double interval(long retry) {
		double interval = nanos(this.settings.initialInterval()) * Math.pow(this.settings.multiplier(), retry);
		// 0 times infinity is not a number
		return Double.isNaN(interval) ? 0 : Math.min(interval, nanos(this.settings.maxInterval()));
	}

	/**
	 * Take away instead of adding, so that the longest interval is a limit and still
	 * spreads the callers that wait for it.
	 */
	private Duration withJitter(double interval) {
		double share = 1 - this.settings.jitter() * this.random.getAsDouble();
		return Duration.ofNanos((long) (interval * share));
	}

	private double nanos(Duration duration) {
		return duration.getSeconds() * 1e9 + duration.getNano();
	}

	private @Nullable Duration retryAfter(Throwable failure) {
		if (failure instanceof TracklyRateLimitException rateLimit) {
			return rateLimit.getRetryAfter();
		}
		return (failure instanceof TracklyServerException server) ? server.getRetryAfter() : null;
	}

}
