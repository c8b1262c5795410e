package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted after its request went out; the message may have
 * been queued. The thread's interrupt flag is set.
 *
 * @since 0.1.0
 */
public class IndeterminateTracklyInterruptedException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code IndeterminateTracklyInterruptedException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public IndeterminateTracklyInterruptedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
