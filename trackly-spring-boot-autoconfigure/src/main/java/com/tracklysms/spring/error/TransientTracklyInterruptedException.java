package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted before its request was sent, or while it waited to
 * repeat a request of which the API had accepted nothing. The thread's interrupt flag is
 * set. The client does not repeat the call by itself.
 *
 * @since 0.1.0
 */
public class TransientTracklyInterruptedException extends TransientTracklyException {

	/**
	 * Create a new {@code TransientTracklyInterruptedException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public TransientTracklyInterruptedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
