package com.tracklysms.spring.error;

/**
 * The sender does not exist, belongs to another account or is not active
 * ({@code list_not_found}, whatever the status).
 *
 * @since 0.1.0
 */
public class SendingNumberNotFoundException extends TracklyResourceNotFoundException {

	/**
	 * Create a new {@code SendingNumberNotFoundException} from an answer of the API.
	 * @param response the answer
	 */
	public SendingNumberNotFoundException(TracklyErrorResponse response) {
		super(response);
	}

}
