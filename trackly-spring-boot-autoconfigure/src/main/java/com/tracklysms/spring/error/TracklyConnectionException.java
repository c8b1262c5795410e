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
 * or the time of the call was over before. Also thrown when the server answers that it
 * does not process the request on this connection (status 421 or 425).
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

	/**
	 * Create a new {@code TracklyConnectionException} from a response which says that the
	 * request was not processed.
	 * @param response the response
	 */
	public TracklyConnectionException(TracklyErrorResponse response) {
		super(response.describe() + ". The request was not processed; retry it later", response);
	}

}
