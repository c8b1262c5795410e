package com.tracklysms.spring.error;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The API failed while it had the request (status 500 to 599); the message may have been
 * queued.
 *
 * @since 0.1.0
 */
public class TracklyServerException extends IndeterminateTracklyException {

	private final @Nullable Duration retryAfter;

	/**
	 * Create a new {@code TracklyServerException} from an answer of the API.
	 * @param response the answer
	 */
	public TracklyServerException(TracklyErrorResponse response) {
		super(response.describe() + ". A message to be sent may have been queued", response);
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
