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
 * Exception thrown when the API refuses a request with a status that no other exception
 * covers, including redirects, or when nothing can be sent because the client cannot be
 * created.
 *
 * @since 0.1.0
 */
public class UncategorizedTracklyException extends NonTransientTracklyException {

	/**
	 * Create a new {@code UncategorizedTracklyException} from an error response of the
	 * API.
	 * @param response the response
	 */
	public UncategorizedTracklyException(TracklyErrorResponse response) {
		super(response.describe(), response);
	}

	/**
	 * Create a new {@code UncategorizedTracklyException} for a call that was refused
	 * before any request.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	public UncategorizedTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
