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

/**
 * Category of a failure: whether the API may have accepted anything, and whether the same
 * call can be retried.
 *
 * @since 0.1.0
 * @see TracklyException#getCategory()
 */
public enum TracklyErrorCategory {

	/**
	 * Transient failure: the API accepted nothing, and the same call may succeed later.
	 */
	TRANSIENT,

	/**
	 * Non-transient failure: the API accepted nothing, and the same call would fail
	 * again.
	 */
	NON_TRANSIENT,

	/**
	 * Indeterminate failure: the API may have accepted the request, and retrying the call
	 * can text a person twice.
	 */
	INDETERMINATE;

	/**
	 * Return whether the API may have accepted the request.
	 * @return {@code false} if it is certain that nothing was accepted
	 */
	public boolean mayBeAccepted() {
		return this == INDETERMINATE;
	}

	/**
	 * Return the category of the given failure of a call.
	 * @param failure the failure, of any type
	 * @return the category; {@link #INDETERMINATE} if the failure is not a
	 * {@link TracklyException}
	 */
	public static TracklyErrorCategory of(Throwable failure) {
		return (failure instanceof TracklyException exception) ? exception.getCategory() : INDETERMINATE;
	}

}
