package com.tracklysms.spring.error;

/**
 * Exception thrown when the API does not recognize the recipient as a phone number
 * ({@code invalid_phone}).
 *
 * @since 0.1.0
 */
public class InvalidPhoneNumberException extends InvalidTracklyRequestException {

	/**
	 * Create a new {@code InvalidPhoneNumberException} from an error response of the API.
	 * @param response the response
	 */
	public InvalidPhoneNumberException(TracklyErrorResponse response) {
		super(response);
	}

}
