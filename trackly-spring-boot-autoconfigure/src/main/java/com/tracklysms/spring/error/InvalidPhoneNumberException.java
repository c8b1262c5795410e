package com.tracklysms.spring.error;

/**
 * The recipient is no phone number that the API understands ({@code invalid_phone}).
 *
 * @since 0.1.0
 */
public class InvalidPhoneNumberException extends InvalidTracklyRequestException {

	/**
	 * Create a new {@code InvalidPhoneNumberException} from an answer of the API.
	 * @param response the answer
	 */
	public InvalidPhoneNumberException(TracklyErrorResponse response) {
		super(response);
	}

}
