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

import org.jspecify.annotations.Nullable;

/**
 * Settings for the rate limits of the account.
 * <p>
 * The API's limits apply to each API key. They have been documented as 100 requests per
 * second for single messages and 10 for bulk requests; newer copies of the pages mention
 * none. The limits of a particular account may differ. The wait for a turn within the
 * limit counts towards {@link RetrySettings#maxDuration()}. A call fails immediately if
 * its turn would come later.
 *
 * @param sendPerSecond the maximum number of requests with single messages per second,
 * from 1 to 1,000,000,000, or {@code null} for no limit
 * @param bulkPerSecond the maximum number of bulk requests per second, from 1 to
 * 1,000,000,000, or {@code null} for no limit
 * @param adaptive whether the rate of requests of the same kind and API key adapts to
 * refusals with status 429, as long as that helps
 * @since 0.1.0
 */
public record RateLimitSettings(@Nullable Integer sendPerSecond, @Nullable Integer bulkPerSecond, boolean adaptive) {

	/**
	 * One request in each nanosecond, which is the unit in which waits are measured.
	 */
	private static final int MAX_PER_SECOND = 1_000_000_000;

	/**
	 * Create settings. Prefer {@link #defaults()} and the {@code with} methods, since
	 * this constructor may gain parameters in later versions.
	 * @param sendPerSecond the maximum number of requests with single messages per
	 * second, from 1 to 1,000,000,000, or {@code null} for no limit
	 * @param bulkPerSecond the maximum number of bulk requests per second, from 1 to
	 * 1,000,000,000, or {@code null} for no limit
	 * @param adaptive whether a response with status 429 slows down other requests
	 * @throws InvalidSettingException if a limit is out of range
	 */
	public RateLimitSettings {
		assertCountable(sendPerSecond, "rate-limit.send-per-second");
		assertCountable(bulkPerSecond, "rate-limit.bulk-per-second");
	}

	/**
	 * Return the default settings: no limit, adaptive.
	 * @return the default settings
	 */
	public static RateLimitSettings defaults() {
		return new RateLimitSettings(null, null, true);
	}

	/**
	 * Return a copy with another limit for single messages.
	 * @param sendPerSecond the maximum number of requests per second, from 1 to
	 * 1,000,000,000, or {@code null} for no limit
	 * @return new settings
	 * @throws InvalidSettingException if the limit is out of range
	 */
	public RateLimitSettings withSendPerSecond(@Nullable Integer sendPerSecond) {
		return new RateLimitSettings(sendPerSecond, this.bulkPerSecond, this.adaptive);
	}

	/**
	 * Return a copy with another limit for bulk requests.
	 * @param bulkPerSecond the maximum number of requests per second, from 1 to
	 * 1,000,000,000, or {@code null} for no limit
	 * @return new settings
	 * @throws InvalidSettingException if the limit is out of range
	 */
	public RateLimitSettings withBulkPerSecond(@Nullable Integer bulkPerSecond) {
		return new RateLimitSettings(this.sendPerSecond, bulkPerSecond, this.adaptive);
	}

	/**
	 * Return a copy that adapts the rate of requests to responses with status 429, or
	 * does not.
	 * @param adaptive whether a response with status 429 slows down other requests
	 * @return new settings
	 */
	public RateLimitSettings withAdaptive(boolean adaptive) {
		return new RateLimitSettings(this.sendPerSecond, this.bulkPerSecond, adaptive);
	}

	private static void assertCountable(@Nullable Integer perSecond, String setting) {
		InvalidSettingException.throwUnless(perSecond == null || (perSecond >= 1 && perSecond <= MAX_PER_SECOND),
				setting, "Number of requests per second must be between 1 and " + MAX_PER_SECOND);
	}

}
