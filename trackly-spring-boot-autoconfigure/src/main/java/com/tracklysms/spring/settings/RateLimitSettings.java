package com.tracklysms.spring.settings;

import org.jspecify.annotations.Nullable;

/**
 * How requests keep within the rate limits of the account.
 * <p>
 * The API's limits are per API key and have been documented as 100 requests a second for
 * single messages and 10 for bulk requests; the newer copies of the pages know none. An
 * account's own may differ. Waiting for a turn counts as time of the call
 * ({@link RetrySettings#maxDuration()}); a call whose turn comes later fails at once.
 *
 * @param sendPerSecond the largest number of requests with single messages in a second, 1
 * or more, or {@code null} for no limit
 * @param bulkPerSecond the largest number of bulk requests in a second, 1 or more, or
 * {@code null} for no limit
 * @param adaptive whether a request that the API refused with 429 holds back the others
 * of the same API key, and their pace then recovers step by step
 * @since 0.1.0
 */
public record RateLimitSettings(@Nullable Integer sendPerSecond, @Nullable Integer bulkPerSecond, boolean adaptive) {

	/**
	 * Create settings; {@link #defaults()} and the {@code with} methods are easier to
	 * read, and stay when further settings come.
	 * @param sendPerSecond the largest number of requests with single messages
	 * @param bulkPerSecond the largest number of bulk requests
	 * @param adaptive whether a 429 holds back other requests
	 * @throws InvalidSettingException if a setting cannot work
	 */
	public RateLimitSettings {
		assertPositive(sendPerSecond, "rate-limit.send-per-second");
		assertPositive(bulkPerSecond, "rate-limit.bulk-per-second");
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
	 * @param sendPerSecond the number of requests in a second, 1 or more, or {@code null}
	 * for no limit
	 * @return new settings
	 */
	public RateLimitSettings withSendPerSecond(@Nullable Integer sendPerSecond) {
		return new RateLimitSettings(sendPerSecond, this.bulkPerSecond, this.adaptive);
	}

	/**
	 * Return a copy with another limit for bulk requests.
	 * @param bulkPerSecond the number of requests in a second, 1 or more, or {@code null}
	 * for no limit
	 * @return new settings
	 */
	public RateLimitSettings withBulkPerSecond(@Nullable Integer bulkPerSecond) {
		return new RateLimitSettings(this.sendPerSecond, bulkPerSecond, this.adaptive);
	}

	/**
	 * Return a copy that learns from 429, or leaves each caller to find out for itself.
	 * @param adaptive whether a 429 holds back other requests
	 * @return new settings
	 */
	public RateLimitSettings withAdaptive(boolean adaptive) {
		return new RateLimitSettings(this.sendPerSecond, this.bulkPerSecond, adaptive);
	}

	private static void assertPositive(@Nullable Integer perSecond, String setting) {
		InvalidSettingException.throwUnless(perSecond == null || perSecond >= 1, setting,
				"Number of requests per second must be 1 or more");
	}

}
