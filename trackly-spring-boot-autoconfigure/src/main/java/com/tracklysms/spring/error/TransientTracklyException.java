package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure after which nothing was accepted by the API and the same call may succeed
 * later: it is always safe to repeat.
 *
 * @since 0.1.0
 */
public abstract class TransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code TransientTracklyException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	protected TransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TransientTracklyException} from an answer of the API.
	 * @param message what happened and what to do
	 * @param response the answer
	 */
	protected TransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.TRANSIENT;
	}

}
