package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * The request is not valid: refused by the API (status 400), or by the client before any
 * request, with {@link #getErrorCode()} naming the field and no {@link #getStatusCode()
 * status}.
 *
 * @since 0.1.0
 */
public class InvalidTracklyRequestException extends NonTransientTracklyException {

	/**
	 * Create a new {@code InvalidTracklyRequestException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have answered
	 * @param message what happened and what to do
	 */
	public InvalidTracklyRequestException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public InvalidTracklyRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException} from an answer of the API.
	 * @param response the answer
	 */
	public InvalidTracklyRequestException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
