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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.settings.RetrySettings;
import org.jspecify.annotations.Nullable;

/**
 * Computes the waits between attempts.
 */
public final class RetryBackOff {

	private final RetrySettings settings;

	private final DoubleSupplier random;

	/**
	 * Create a new instance.
	 * @param random the supplier of random numbers from 0 (inclusive) to 1 (exclusive)
	 */
	public RetryBackOff(RetrySettings settings, DoubleSupplier random) {
		this.settings = settings;
		this.random = random;
	}

	/**
	 * Return the time to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param failure the failure of the previous attempt
	 */
	Duration waitBefore(long retry, Throwable failure) {
		return waitBefore(retry, retryAfter(failure));
	}

	/**
	 * Return the time to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param retryAfter the time to wait that the API requested, or {@code null} for none
	 */
	public Duration waitBefore(long retry, @Nullable Duration retryAfter) {
		Duration wait = withJitter(interval(retry));
		return (retryAfter != null && retryAfter.compareTo(wait) > 0) ? retryAfter : wait;
	}

	private double interval(long retry) {
		double interval = nanos(this.settings.initialInterval()) * Math.pow(this.settings.multiplier(), retry);
		// 0 * infinity is NaN
		return Double.isNaN(interval) ? 0 : Math.min(interval, nanos(this.settings.maxInterval()));
	}

	/**
	 * Jitter is subtracted rather than added, so that the maximum interval is never
	 * exceeded, and calls that wait for it are spread too.
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
