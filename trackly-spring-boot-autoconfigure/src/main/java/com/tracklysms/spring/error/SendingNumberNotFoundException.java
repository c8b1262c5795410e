package com.tracklysms.spring.error;

/**
 * Exception thrown when the sender does not exist, belongs to another account or is not
 * active ({@code list_not_found}, regardless of the status).
 *
 * @since 0.1.0
 */
public class SendingNumberNotFoundException extends TracklyResourceNotFoundException {

	/**
	 * Create a new {@code SendingNumberNotFoundException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public SendingNumberNotFoundException(TracklyErrorResponse response) {
		super(response);
	}

}
