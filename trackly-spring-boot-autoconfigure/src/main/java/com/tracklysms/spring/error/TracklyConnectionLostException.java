package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Exception thrown when the connection was closed or reset after the request was sent, or
 * when a successful response cannot be parsed. The message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyConnectionLostException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code TracklyConnectionLostException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionLostException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TracklyConnectionLostException} for a response that cannot be
	 * parsed.
	 * @param message the detail message
	 * @param statusCode the status of the response
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionLostException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, statusCode, cause);
	}

}
