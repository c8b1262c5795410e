package com.tracklysms.spring.error;

/**
 * The API refused the request in a way that has no type of its own, redirects included.
 *
 * @since 0.1.0
 */
public class UncategorizedTracklyException extends NonTransientTracklyException {

	/**
	 * Create a new {@code UncategorizedTracklyException} from an answer of the API.
	 * @param response the answer
	 */
	public UncategorizedTracklyException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
