package com.tracklysms.spring.error;

/**
 * A bulk request holds more messages than one request may carry
 * ({@code too_many_messages}): refused by the API, or by the client before any request.
 *
 * @since 0.1.0
 */
public class TooManyMessagesException extends InvalidTracklyRequestException {

	/**
	 * Create a new {@code TooManyMessagesException} for a call that was refused before
	 * any request.
	 * @param message what happened and what to do
	 */
	public TooManyMessagesException(String message) {
		super(TracklyErrorCode.TOO_MANY_MESSAGES, message);
	}

	/**
	 * Create a new {@code TooManyMessagesException} from an answer of the API.
	 * @param response the answer
	 */
	public TooManyMessagesException(TracklyErrorResponse response) {
		super(response);
	}

}
