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
 * Base class of exceptions for failures where a retry of the same call would fail again
 * unless the request, the account or the configuration is corrected.
 *
 * @since 0.1.0
 */
public abstract class NonTransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code NonTransientTracklyException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected NonTransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} for a call that was refused
	 * before any request.
	 * @param errorCode the code that the API would have returned
	 * @param message the detail message
	 */
	protected NonTransientTracklyException(TracklyErrorCode errorCode, String message) {
		super(errorCode, message);
	}

	/**
	 * Create a new {@code NonTransientTracklyException} from an error response of the
	 * API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected NonTransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.NON_TRANSIENT;
	}

	/**
	 * Return whether the failure concerns the account or its API key rather than the
	 * request, so that every other call would fail too.
	 * @return whether the failure concerns the account
	 */
	public boolean concernsAccount() {
		return false;
	}

}
