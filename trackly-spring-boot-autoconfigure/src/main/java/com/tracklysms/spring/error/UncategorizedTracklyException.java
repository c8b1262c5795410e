package com.tracklysms.spring.error;

/**
 * Exception thrown when the API refuses a request with a status that no other exception
 * covers, including redirects.
 *
 * @since 0.1.0
 */
public class UncategorizedTracklyException extends NonTransientTracklyException {

	/**
	 * Create a new {@code UncategorizedTracklyException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public UncategorizedTracklyException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
