package com.tracklysms.spring.error;

/**
 * Category of a failure, which tells whether anything was accepted and whether the same
 * call may be repeated.
 *
 * @since 0.1.0
 * @see TracklyException#getCategory()
 */
public enum TracklyErrorCategory {

	/**
	 * The API accepted nothing, and the same call may succeed later.
	 */
	TRANSIENT,

	/**
	 * The API accepted nothing, and the same call would fail again.
	 */
	NON_TRANSIENT,

	/**
	 * The API may have accepted what was sent: repeating the call can text a person
	 * twice.
	 */
	INDETERMINATE;

	/**
	 * Return whether the API may have accepted what was sent.
	 * @return {@code false} if it is certain that nothing was accepted
	 */
	public boolean mayBeAccepted() {
		return this == INDETERMINATE;
	}

	/**
	 * Return the category of any failure of a call.
	 * @param failure the failure
	 * @return its category; {@link #INDETERMINATE} if it is no {@link TracklyException},
	 * since nothing is certain then
	 */
	public static TracklyErrorCategory of(Throwable failure) {
		return (failure instanceof TracklyException exception) ? exception.getCategory() : INDETERMINATE;
	}

}
