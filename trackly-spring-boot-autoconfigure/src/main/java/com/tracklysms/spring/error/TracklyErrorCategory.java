package com.tracklysms.spring.error;

/**
 * Category of a failure: whether the API may have accepted anything, and whether the same
 * call can be retried.
 *
 * @since 0.1.0
 * @see TracklyException#getCategory()
 */
public enum TracklyErrorCategory {

	/**
	 * Transient failure: the API accepted nothing, and the same call may succeed later.
	 */
	TRANSIENT,

	/**
	 * Non-transient failure: the API accepted nothing, and the same call would fail
	 * again.
	 */
	NON_TRANSIENT,

	/**
	 * Indeterminate failure: the API may have accepted the request, and retrying the call
	 * can text a person twice.
	 */
	INDETERMINATE;

	/**
	 * Return whether the API may have accepted the request.
	 * @return {@code false} if it is certain that nothing was accepted
	 */
	public boolean mayBeAccepted() {
		return this == INDETERMINATE;
	}

	/**
	 * Return the category of the given failure of a call.
	 * @param failure the failure, of any type
	 * @return the category; {@link #INDETERMINATE} if the failure is not a
	 * {@link TracklyException}
	 */
	public static TracklyErrorCategory of(Throwable failure) {
		return (failure instanceof TracklyException exception) ? exception.getCategory() : INDETERMINATE;
	}

}
