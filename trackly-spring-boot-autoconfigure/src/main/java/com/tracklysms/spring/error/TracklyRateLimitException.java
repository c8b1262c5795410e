package com.tracklysms.spring.error;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The API refused the request because too many were made ({@code rate_limit}, status
 * 429).
 *
 * @since 0.1.0
 */
public class TracklyRateLimitException extends TransientTracklyException {

	private final @Nullable Duration retryAfter;

	/**
	 * Create a new {@code TracklyRateLimitException} from an answer of the API.
	 * @param response the answer
	 */
	public TracklyRateLimitException(TracklyErrorResponse response) {
		super(response.describe() + ". The request was not accepted; repeat it later", response);
		this.retryAfter = response.retryAfter();
	}

	/**
	 * Return how long the API asks to wait before the next request, from the answer's
	 * {@code Retry-After} header. The API's pages document no such header.
	 * @return the time to wait, never negative, or {@code null} if the answer named none
	 * that could be read
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

}
