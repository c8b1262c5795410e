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
 * Exception thrown when a request is invalid: refused by the API (status 400, or another
 * one with a documented code), or by the client before any request. In the latter case
 * there is no {@link #getStatusCode() status}, and {@link #getErrorCode()} identifies the
 * field where the API documents a code.
 *
 * @since 0.1.0
 */
public class InvalidTracklyRequestException extends NonTransientTracklyException {

	/**
	 * Create a new {@code InvalidTracklyRequestException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have returned
	 * @param message the detail message
	 */
	public InvalidTracklyRequestException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public InvalidTracklyRequestException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code InvalidTracklyRequestException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public InvalidTracklyRequestException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

}
