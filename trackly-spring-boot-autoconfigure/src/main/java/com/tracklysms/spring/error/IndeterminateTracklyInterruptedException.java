package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when the calling thread is interrupted after a request was sent. The
 * message may have been queued. The thread's interrupt flag is set.
 *
 * @since 0.1.0
 */
public class IndeterminateTracklyInterruptedException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code IndeterminateTracklyInterruptedException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public IndeterminateTracklyInterruptedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
