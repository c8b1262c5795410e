package com.tracklysms.spring.error;

/**
 * Exception thrown when the account is not permitted to make a request (status 403), for
 * instance because it is suspended. The API returns no code for suspended accounts.
 *
 * @since 0.1.0
 */
public class TracklyAccessDeniedException extends NonTransientTracklyException {

	/**
	 * Create a new {@code TracklyAccessDeniedException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public TracklyAccessDeniedException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

	@Override
	public boolean concernsAccount() {
		return true;
	}

}
