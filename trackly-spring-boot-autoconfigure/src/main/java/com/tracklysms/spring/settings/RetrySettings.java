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

package com.tracklysms.spring.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings for retries of failed calls: exponential backoff with jitter, limited by the
 * number of retries and by time.
 * <p>
 * The wait before retry <i>n</i> (from 0) is random between {@code (1 - jitter)} times
 * the interval and the interval, which is the smaller of
 * {@code initialInterval * multiplier^n} and {@code maxInterval}. If the API requests a
 * longer wait with {@code Retry-After}, that wait applies. If the wait exceeds the
 * remainder of {@code maxDuration}, the call fails immediately.
 *
 * @param enabled whether calls are retried at all
 * @param maxRetries the maximum number of retries after the first attempt, 0 or more
 * @param initialInterval the interval before the first retry, not negative. The builder
 * of a template also refuses one that is longer than {@code maxInterval}
 * @param multiplier the factor from one interval to the next, 1 or more
 * @param maxInterval the longest interval, not negative
 * @param jitter the random share of each interval, from 0 to 1
 * @param maxDuration the maximum duration of one call with its attempts and waits, not
 * negative. No wait is started that would exceed it, but an attempt is not interrupted
 * @param indeterminate whether calls are also retried after indeterminate failures, when
 * the message may have been queued. This can text a person twice
 * @since 0.1.0
 */
public record RetrySettings(boolean enabled, int maxRetries, Duration initialInterval, double multiplier,
		Duration maxInterval, double jitter, Duration maxDuration, boolean indeterminate) {

	/**
	 * Create settings. Prefer {@link #defaults()} and the {@code with} methods, since
	 * this constructor may gain parameters in later versions.
	 * @param enabled whether calls are retried at all
	 * @param maxRetries the maximum number of retries after the first attempt, 0 or more
	 * @param initialInterval the interval before the first retry, not negative
	 * @param multiplier the factor from one interval to the next, 1 or more
	 * @param maxInterval the longest interval, not negative
	 * @param jitter the random share of each interval, from 0 to 1
	 * @param maxDuration the maximum duration of one call with its attempts and waits,
	 * not negative
	 * @param indeterminate whether calls are also retried after indeterminate failures
	 * @throws InvalidSettingException if a setting is {@code null} or out of range
	 */
	public RetrySettings {
		InvalidSettingException.throwUnless(maxRetries >= 0, "retry.max-retries",
				"Number of retries must not be negative");
		assertNotNegative(initialInterval, "retry.initial-interval", "Initial interval");
		InvalidSettingException.throwUnless(multiplier >= 1 && Double.isFinite(multiplier), "retry.multiplier",
				"Multiplier must be a number of 1 or more");
		assertNotNegative(maxInterval, "retry.max-interval", "Longest interval");
		InvalidSettingException.throwUnless(jitter >= 0 && jitter <= 1, "retry.jitter",
				"Jitter must be between 0 and 1");
		assertNotNegative(maxDuration, "retry.max-duration", "Longest duration");
	}

	/**
	 * Return the default settings: 5 retries, 500 ms growing by 2.0 up to 30 s, jitter
	 * 0.5, 2 minutes in total, no retries after indeterminate failures.
	 * @return the default settings
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(true, 5, Duration.ofMillis(500), 2.0, Duration.ofSeconds(30), 0.5,
				Duration.ofMinutes(2), false);
	}

	/**
	 * Return a copy that retries calls, or does not.
	 * @param enabled whether calls are retried at all
	 * @return new settings
	 */
	public RetrySettings withEnabled(boolean enabled) {
		return new RetrySettings(enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another maximum number of retries.
	 * @param maxRetries the maximum number of retries after the first attempt, 0 or more
	 * @return new settings
	 * @throws InvalidSettingException if the number is negative
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(this.enabled, maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another interval before the first retry.
	 * @param initialInterval the interval, not negative
	 * @return new settings
	 * @throws InvalidSettingException if the interval is {@code null} or negative
	 */
	public RetrySettings withInitialInterval(Duration initialInterval) {
		return new RetrySettings(this.enabled, this.maxRetries, initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another factor between intervals.
	 * @param multiplier the factor, 1 or more
	 * @return new settings
	 * @throws InvalidSettingException if the factor is less than 1 or not finite
	 */
	public RetrySettings withMultiplier(double multiplier) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another longest interval.
	 * @param maxInterval the interval, not negative
	 * @return new settings
	 * @throws InvalidSettingException if the interval is {@code null} or negative
	 */
	public RetrySettings withMaxInterval(Duration maxInterval) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another jitter.
	 * @param jitter the random share of each interval, from 0 to 1
	 * @return new settings
	 * @throws InvalidSettingException if the share is out of range
	 */
	public RetrySettings withJitter(double jitter) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another maximum duration.
	 * @param maxDuration the maximum duration of one call with its attempts and waits,
	 * not negative
	 * @return new settings
	 * @throws InvalidSettingException if the duration is {@code null} or negative
	 */
	public RetrySettings withMaxDuration(Duration maxDuration) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy that retries calls after indeterminate failures, or does not.
	 * @param indeterminate whether calls are also retried when the message may have been
	 * queued. This can text a person twice
	 * @return new settings
	 */
	public RetrySettings withIndeterminate(boolean indeterminate) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, indeterminate);
	}

	private static void assertNotNegative(@Nullable Duration duration, String setting, String name) {
		if (duration == null || duration.isNegative()) {
			throw new InvalidSettingException(setting,
					name + ((duration == null) ? " must not be empty" : " must not be negative"));
		}
	}

}
