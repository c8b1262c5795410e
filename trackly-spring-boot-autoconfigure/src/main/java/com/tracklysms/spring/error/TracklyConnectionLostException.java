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
 * Exception thrown when the connection was closed or reset after the request was sent, or
 * when a successful response cannot be parsed. The message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyConnectionLostException extends IndeterminateTracklyException {

	/**
	 * Create a new {@code TracklyConnectionLostException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionLostException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TracklyConnectionLostException} for a response that cannot be
	 * parsed, or that reports a failure in spite of its status.
	 * @param message the detail message
	 * @param response the response, with the texts that could be read
	 * @param cause the cause, or {@code null}
	 */
	public TracklyConnectionLostException(String message, TracklyErrorResponse response, @Nullable Throwable cause) {
		super(message, response);
		initCause(cause);
	}

}
