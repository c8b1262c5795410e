package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a request was sent but no response was received in time. The
 * message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyResponseTimeoutException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code TracklyResponseTimeoutException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TracklyResponseTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
