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

/**
 * Exception thrown when the API refuses a request because too many were made
 * ({@code rate_limit}, status 429), or when a request was not made because its turn
 * within the rate limit would exceed the maximum duration of the call.
 *
 * @since 0.1.0
 */
public class TracklyRateLimitException extends TransientTracklyException {

	private final @Nullable Duration retryAfter;

	/**
	 * Create a new {@code TracklyRateLimitException} from an error response of the API.
	 * @param response the response
	 */
	public TracklyRateLimitException(TracklyErrorResponse response) {
		super(response.describe() + ". The request was not accepted; retry it later", response);
		this.retryAfter = response.retryAfter();
	}

	/**
	 * Create a new {@code TracklyRateLimitException} for a request that was not made.
	 * @param message the detail message
	 * @param retryAfter the time until a request could go out
	 * @param cause the cause, or {@code null}
	 */
	public TracklyRateLimitException(String message, Duration retryAfter, @Nullable Throwable cause) {
		super(message, cause);
		this.retryAfter = retryAfter;
	}

	/**
	 * Return the time to wait before the next request: according to the
	 * {@code Retry-After} header of the response, which the API does not document, or,
	 * for a request that was not made, the shortest time until its turn.
	 * @return the time to wait, never negative, or {@code null} if the header is absent,
	 * cannot be parsed or asks for more than a day
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

}
