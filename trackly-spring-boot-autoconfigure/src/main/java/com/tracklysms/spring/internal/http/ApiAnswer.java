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

package com.tracklysms.spring.internal.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answer to a request, with any status and content.
 *
 * @param statusCode the HTTP status
 * @param headers the headers
 * @param body the body, truncated at its size limit or where the connection was lost
 * @param complete whether the connection lasted until the end of the body
 * @param retryAfter the time to wait according to the {@code Retry-After} header, or
 * {@code null} if the header is absent or cannot be parsed
 */
public record ApiAnswer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body, boolean complete,
		@Nullable Duration retryAfter) {

	/**
	 * Return whether the API refused the request because of its rate limit.
	 */
	public boolean isRateLimited() {
		return this.statusCode.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
	}

}
