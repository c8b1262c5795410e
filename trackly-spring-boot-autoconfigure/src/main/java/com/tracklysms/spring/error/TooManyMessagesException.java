package com.tracklysms.spring.error;

/**
 * Exception thrown when a bulk request contains more messages than the API permits
 * ({@code too_many_messages}): refused by the API, or by the client before any request.
 *
 * @since 0.1.0
 */
public class TooManyMessagesException extends InvalidTracklyRequestException {

	/**
	 * Create a new {@code TooManyMessagesException} for a call that was refused before
	 * any request.
	 * @param message the detail message
	 */
	public TooManyMessagesException(String message) {
		super(TracklyErrorCode.TOO_MANY_MESSAGES, message);
	}

	/**
	 * Create a new {@code TooManyMessagesException} from an error response of the API.
	 * @param response the response
	 */
	public TooManyMessagesException(TracklyErrorResponse response) {
		super(response);
	}

}
