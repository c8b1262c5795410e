package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * A failure after which nobody knows whether the message was queued: repeating the call
 * can text a person twice, not repeating it can leave the person without the message.
 * <p>
 * The API documents no idempotency key and no way to look a message up, so the client
 * does not repeat such a call on its own unless it is told to.
 *
 * @since 0.1.0
 */
public abstract class IndeterminateTracklyException extends TracklyException {

	/**
	 * Create a new {@code IndeterminateTracklyException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	protected IndeterminateTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code IndeterminateTracklyException} from an answer of the API.
	 * @param message what happened and what to do
	 * @param response the answer
	 */
	protected IndeterminateTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	/**
	 * Create a new {@code IndeterminateTracklyException} for an answer that could not be
	 * understood.
	 * @param message what happened and what to do
	 * @param statusCode the status of the answer
	 * @param cause the failure behind it, if any
	 */
	protected IndeterminateTracklyException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, statusCode, cause);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.INDETERMINATE;
	}

}
