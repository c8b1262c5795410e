package com.tracklysms.spring.error;

/**
 * The account may not do this (status 403), for instance because it is suspended; the API
 * sends no code with that answer.
 *
 * @since 0.1.0
 */
public class TracklyAccessDeniedException extends NonTransientTracklyException {

	/**
	 * Create a new {@code TracklyAccessDeniedException} from an answer of the API.
	 * @param response the answer
	 */
	public TracklyAccessDeniedException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

	@Override
	public boolean concernsAccount() {
		return true;
	}

}
