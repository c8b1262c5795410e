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

import org.springframework.http.HttpStatusCode;

/**
 * Base class of exceptions for failures after which the message may have been queued.
 * Retrying the call can text a person twice; not retrying it can leave the person without
 * the message.
 * <p>
 * The API documents neither an idempotency key nor a way to look up a message, so the
 * client retries such a call only if configured to ({@code trackly.retry.indeterminate}).
 *
 * @since 0.1.0
 */
public abstract class IndeterminateTracklyException extends TracklyException {

	/**
	 * Create a new {@code IndeterminateTracklyException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected IndeterminateTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code IndeterminateTracklyException} from an error response of the
	 * API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected IndeterminateTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	/**
	 * Create a new {@code IndeterminateTracklyException} for a response that cannot be
	 * parsed.
	 * @param message the detail message
	 * @param statusCode the status of the response
	 * @param cause the cause, or {@code null}
	 */
	protected IndeterminateTracklyException(String message, HttpStatusCode statusCode, @Nullable Throwable cause) {
		super(message, statusCode, cause);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.INDETERMINATE;
	}

}
