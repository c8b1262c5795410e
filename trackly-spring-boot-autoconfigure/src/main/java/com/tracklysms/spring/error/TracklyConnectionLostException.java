package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * The connection was closed or reset after the request went out, or the API answered with
 * success in a form that cannot be read; the message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyConnectionLostException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code TracklyConnectionLostException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public TracklyConnectionLostException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TracklyConnectionLostException} for an answer that could not be
	 * understood.
	 * @param message what happened and what to do
	 * @param statusCode the status of the answer
	 * @param cause the failure behind it, if any
	 */
	public TracklyConnectionLostException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, statusCode, cause);
	}

}
