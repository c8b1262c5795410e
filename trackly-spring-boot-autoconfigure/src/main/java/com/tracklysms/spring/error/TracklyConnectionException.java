package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a request was not sent: the connection was refused, the host name
 * could not be resolved, no pooled connection became available, or the TLS handshake
 * failed.
 *
 * @since 0.1.0
 */
public class TracklyConnectionException extends TransientTracklyException {

	/**
	 * Create a new {@code TracklyConnectionException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
