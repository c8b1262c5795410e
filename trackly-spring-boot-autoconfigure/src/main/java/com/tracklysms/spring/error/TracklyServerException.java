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
 * Exception thrown when the API, or a server in between, answers with a status that
 * leaves open whether the request was processed: 500 to 599, 303, 408, 460, 499, or a
 * status that is not final or not valid. The message may have been queued.
 *
 * @since 0.1.0
 */
public class TracklyServerException extends IndeterminateTracklyException {

	private final @Nullable Duration retryAfter;

	/**
	 * Create a new {@code TracklyServerException} from an error response of the API.
	 * @param response the response
	 */
	public TracklyServerException(TracklyErrorResponse response) {
		super(response.describe() + ". A message to be sent may have been queued", response);
		this.retryAfter = response.retryAfter();
	}

	/**
	 * Return the time to wait before the next request according to the
	 * {@code Retry-After} header of the response, which the API does not document.
	 * @return the time to wait, never negative, or {@code null} if the header is absent,
	 * cannot be parsed or asks for more than a day
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

}
