package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Base class of exceptions for failures after which the API has accepted nothing and the
 * same call may succeed later. A retry is always safe.
 *
 * @since 0.1.0
 */
public abstract class TransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code TransientTracklyException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected TransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TransientTracklyException} from an error response of the API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected TransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.TRANSIENT;
	}

}
