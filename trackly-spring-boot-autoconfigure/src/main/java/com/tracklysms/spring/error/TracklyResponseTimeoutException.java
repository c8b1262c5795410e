package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * The request went out and no answer came in time; the message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyResponseTimeoutException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code TracklyResponseTimeoutException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public TracklyResponseTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
