package com.tracklysms.spring.error;

/**
 * Something the request names does not exist (status 404).
 *
 * @since 0.1.0
 */
public class TracklyResourceNotFoundException extends NonTransientTracklyException {

	/**
	 * Create a new {@code TracklyResourceNotFoundException} from an answer of the API.
	 * @param response the answer
	 */
	public TracklyResourceNotFoundException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
