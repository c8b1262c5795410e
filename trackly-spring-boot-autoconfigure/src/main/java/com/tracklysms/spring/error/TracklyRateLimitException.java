package com.tracklysms.spring.error;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The API refused the request because too many were made ({@code rate_limit}, status
 * 429), or the request was not made because its turn within the rate limit would have
 * come later than the call may take.
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
	 * Create a new {@code TracklyRateLimitException} for a request that was not made.
	 * @param message what happened and what to do
	 * @param retryAfter the time until a request could go out
	 * @param cause the failure behind it, if any
	 */
	public TracklyRateLimitException(String message, Duration retryAfter, @Nullable Throwable cause) {
		super(message, cause);
		this.retryAfter = retryAfter;
	}

	/**
	 * Return how long to wait before the next request: what the API asks for with the
	 * answer's {@code Retry-After} header, which its pages do not document, or for a
	 * request that was not made how long its turn is away at least.
	 * @return the time to wait, never negative, or {@code null} if the answer named none
	 * that could be read
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

}
