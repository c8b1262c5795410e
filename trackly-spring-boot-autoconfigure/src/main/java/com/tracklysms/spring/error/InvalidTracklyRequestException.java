package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a request is invalid: refused by the API (status 400), or by the
 * client before any request. In the latter case there is no {@link #getStatusCode()
 * status}, and {@link #getErrorCode()} identifies the field where the API documents a
 * code.
 *
 * @since 0.1.0
 */
public class InvalidTracklyRequestException extends NonTransientTracklyException {

	/**
	 * Create a new {@code InvalidTracklyRequestException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have returned
	 * @param message the detail message
	 */
	public InvalidTracklyRequestException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public InvalidTracklyRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public InvalidTracklyRequestException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
