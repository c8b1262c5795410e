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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Error response of the API, as passed to a {@link TracklyExceptionTranslator}.
 * <p>
 * API keys, message bodies and complete phone numbers are redacted from its texts, even
 * if the server returned them.
 *
 * @param statusCode the HTTP status; a translator is asked for those outside of the range
 * 200 to 299 only
 * @param code the API's machine-readable code, or {@code null} for none (documented to be
 * absent from some responses, such as the one for a suspended account)
 * @param error the API's human-readable text, or {@code null} for none, as in a page of a
 * proxy
 * @param retryAfter the time to wait before the next request according to the
 * {@code Retry-After} header, never negative, or {@code null} if the header is absent,
 * cannot be parsed or asks for more than a day; not documented by the API
 * @param advice the advice of this client on what to check, or {@code null} for none
 * @since 0.1.0
 */
public record TracklyErrorResponse(HttpStatusCode statusCode, @Nullable String code, @Nullable String error,
		@Nullable Duration retryAfter, @Nullable String advice) {

	/**
	 * Create an error response without advice.
	 * @param statusCode the HTTP status
	 * @param code the API's machine-readable code, or {@code null} for none
	 * @param error the API's human-readable text, or {@code null} for none
	 * @param retryAfter the time to wait before the next request, or {@code null}
	 */
	public TracklyErrorResponse(HttpStatusCode statusCode, @Nullable String code, @Nullable String error,
			@Nullable Duration retryAfter) {
		this(statusCode, code, error, retryAfter, null);
	}

	/**
	 * Describe the response in one line, for the message of an exception.
	 * @return the description, consisting of the status and, if present, code, text and
	 * advice
	 */
	public String describe() {
		StringBuilder description = new StringBuilder("Trackly answered ").append(this.statusCode.value());
		if (this.code != null) {
			description.append(' ').append(this.code);
		}
		if (this.error != null) {
			description.append(": ").append(this.error);
		}
		if (this.advice != null) {
			description.append(". ").append(this.advice);
		}
		return description.toString();
	}

}
