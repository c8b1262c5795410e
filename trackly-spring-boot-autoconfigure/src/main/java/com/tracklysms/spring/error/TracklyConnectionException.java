package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * The request was never sent: the connection was refused, the host name could not be
 * resolved, no pooled connection became free, or TLS could not be agreed on.
 *
 * @since 0.1.0
 */
public class TracklyConnectionException extends TransientTracklyException {

	/**
	 * Create a new {@code TracklyConnectionException}.
	 * @param message what happened and what to do
	 * @param cause the failure behind it, if any
	 */
	public TracklyConnectionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
