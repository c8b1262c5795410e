package com.tracklysms.spring.error;

/**
 * Exception thrown when a resource that a request refers to does not exist (status 404).
 *
 * @since 0.1.0
 */
public class TracklyResourceNotFoundException extends NonTransientTracklyException {

	/**
	 * Create a new {@code TracklyResourceNotFoundException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public TracklyResourceNotFoundException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
