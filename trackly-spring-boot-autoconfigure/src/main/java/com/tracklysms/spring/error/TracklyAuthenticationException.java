package com.tracklysms.spring.error;

/**
 * Exception thrown when the API key is missing, unknown, revoked or malformed (status
 * 401).
 *
 * @since 0.1.0
 */
public class TracklyAuthenticationException extends NonTransientTracklyException {

	/**
	 * Create a new {@code TracklyAuthenticationException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public TracklyAuthenticationException(TracklyErrorResponse response) {
		super(response.describe() + ". Check the API key", response);
	}

	@Override
	public boolean concernsAccount() {
		return true;
	}

}
