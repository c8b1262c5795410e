package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when the calling thread is interrupted before a request was sent, or
 * while it waits to retry a request that the API did not accept. The thread's interrupt
 * flag is set. The client does not retry the call itself.
 *
 * @since 0.1.0
 */
public class TransientTracklyInterruptedException extends TransientTracklyException {

	/**
	 * Create a new {@code TransientTracklyInterruptedException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TransientTracklyInterruptedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
