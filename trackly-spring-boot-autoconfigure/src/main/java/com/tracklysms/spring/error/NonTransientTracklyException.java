package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class of exceptions for failures where a retry of the same call would fail again
 * unless the request, the account or the configuration is corrected.
 *
 * @since 0.1.0
 */
public abstract class NonTransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code NonTransientTracklyException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected NonTransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have returned
	 * @param message the detail message
	 */
	protected NonTransientTracklyException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} from an error response of the
	 * API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected NonTransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.NON_TRANSIENT;
	}

	/**
	 * Return whether the failure concerns the account or its API key rather than the
	 * request, so that every other call would fail too.
	 * @return whether the failure concerns the account
	 */
	public boolean concernsAccount() {
		return false;
	}

}
