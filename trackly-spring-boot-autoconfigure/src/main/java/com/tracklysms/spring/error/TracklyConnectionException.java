/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.error;

import org.jspecify.annotations.Nullable;

/**
 * Exception thrown when a request was not sent: the connection was refused, the host name
 * could not be resolved, no pooled connection became available, the TLS handshake failed,
 * the time of the call was over before, or the application is shutting down. Also thrown
 * when the server answers that it does not process the request on this connection (status
 * 421 or 425), or if a proxy requires credentials (407).
 *
 * @since 0.1.0
 */
public class TracklyConnectionException extends TransientTracklyException {

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	private final boolean persistent;

	/**
	 * Create a new {@code TracklyConnectionException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionException(String message, @Nullable Throwable cause) {
		this(message, false, cause);
	}

	/**
	 * Create a new {@code TracklyConnectionException}.
	 * @param message the detail message
	 * @param persistent whether every other call would fail too until the cause is
	 * corrected
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionException(String message, boolean persistent, @Nullable Throwable cause) {
		super(message, cause);
		this.persistent = persistent;
	}

	/**
	 * Create a new {@code TracklyConnectionException} from a response which says that the
	 * request was not processed.
	 * @param response the response
	 */
	public TracklyConnectionException(TracklyErrorResponse response) {
		super(response.describe() + ((isOfProxy(response))
				? ". The request was not passed on; give the HTTP connector the user name and the password for the proxy"
				: ". The request was not processed; retry it later"), response);
		this.persistent = isOfProxy(response);
	}

	private static boolean isOfProxy(TracklyErrorResponse response) {
		return response.statusCode().value() == PROXY_AUTHENTICATION_REQUIRED;
	}

	/**
	 * Return whether every other call would fail too until the cause is corrected: a
	 * certificate that is not trusted, a proxy that refuses the connection, a server that
	 * does not speak TLS, or a client that has been shut down. Such a call can be
	 * repeated safely, but the client does not, since no time cures it.
	 * @return whether the failure persists
	 */
	public boolean isPersistent() {
		return this.persistent;
	}

}
