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

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.settings.RetrySettings;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for all waits, whatever the settings.
 */
class RetryBackOffPropertyTests {

	private static final TracklyConnectionException FAILURE = new TracklyConnectionException("Refused", null);

	@Property
	void waitLiesBetweenItsBounds(@ForAll @LongRange(min = 0, max = 100_000_000) long initialMillis,
			@ForAll @LongRange(min = 0, max = 100_000_000) long maxMillis,
			@ForAll @DoubleRange(min = 1, max = 1000) double multiplier,
			@ForAll @DoubleRange(min = 0, max = 1) double jitter,
			@ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance,
			@ForAll @IntRange(min = 0, max = 1_000_000) int retry) {
		RetrySettings settings = settings(initialMillis, maxMillis, multiplier, jitter);
		double interval = Math.min((initialMillis > 0) ? initialMillis * Math.pow(multiplier, retry) : 0, maxMillis);
		double wait = new RetryBackOff(settings, () -> chance).waitBefore(retry, FAILURE).toNanos() / 1e6;
		assertThat(wait).isBetween(interval * (1 - jitter) * 0.999999 - 1e-6, interval * 1.000001);
	}

	@Property
	void waitNeverShrinksFromOneRetryToTheNextWithoutJitter(
			@ForAll @LongRange(min = 0, max = 10_000) long initialMillis,
			@ForAll @LongRange(min = 0, max = 100_000) long maxMillis,
			@ForAll @DoubleRange(min = 1, max = 10) double multiplier,
			@ForAll @IntRange(min = 0, max = 1000) int retry) {
		RetryBackOff backOff = new RetryBackOff(settings(initialMillis, maxMillis, multiplier, 0), () -> 0);
		assertThat(backOff.waitBefore(retry + 1, FAILURE)).isGreaterThanOrEqualTo(backOff.waitBefore(retry, FAILURE));
	}

	@Property
	void waitIsNeverShorterThanRetryAfter(@ForAll @LongRange(min = 0) long seconds,
			@ForAll @IntRange(min = 0, max = 100) int retry,
			@ForAll @DoubleRange(min = 0, max = 1, maxIncluded = false) double chance) {
		TracklyRateLimitException failure = new TracklyRateLimitException(
				new TracklyErrorResponse(HttpStatus.TOO_MANY_REQUESTS, null, null, Duration.ofSeconds(seconds)));
		Duration wait = new RetryBackOff(RetrySettings.defaults(), () -> chance).waitBefore(retry, failure);
		assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
		assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(Math.max(seconds, 30)));
	}

	private RetrySettings settings(long initialMillis, long maxMillis, double multiplier, double jitter) {
		return RetrySettings.defaults()
			.withInitialInterval(Duration.ofMillis(initialMillis))
			.withMaxInterval(Duration.ofMillis(maxMillis))
			.withMultiplier(multiplier)
			.withJitter(jitter);
	}

}
