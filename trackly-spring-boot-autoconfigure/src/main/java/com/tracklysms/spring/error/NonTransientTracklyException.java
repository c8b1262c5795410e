package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the same call will meet again until the request, the account or the
 * configuration is changed.
 *
 * @since 0.1.0
 */
public abstract class NonTransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code NonTransientTracklyException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	protected NonTransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have answered
	 * @param message what happened and what to do
	 */
	protected NonTransientTracklyException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} from an answer of the API.
	 * @param message what happened and what to do
	 * @param response the answer
	 */
	protected NonTransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.NON_TRANSIENT;
	}

	/**
	 * Return whether the failure concerns the account or its key and not what was sent,
	 * so that every other call would fail too.
	 * @return whether it does
	 */
	public boolean concernsAccount() {
		return false;
	}

}
