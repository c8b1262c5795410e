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
 * Base class of exceptions for failures after which the API has accepted nothing and the
 * same call may succeed later. A retry is always safe.
 *
 * @since 0.1.0
 */
public abstract class TransientTracklyException extends TracklyException {

	/**
	 * Create a new {@code TransientTracklyException}.
	 * @param message the detail message
	 * @param cause the cause, or {@code null}
	 */
	protected TransientTracklyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Create a new {@code TransientTracklyException} from an error response of the API.
	 * @param message the detail message
	 * @param response the response
	 */
	protected TransientTracklyException(String message, TracklyErrorResponse response) {
		super(message, response);
	}

	@Override
	public final TracklyErrorCategory getCategory() {
		return TracklyErrorCategory.TRANSIENT;
	}

}
