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

import com.tracklysms.spring.support.Masking;
import com.tracklysms.spring.support.PhoneNumbers;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the cause of a failure of a request that has a phone number in its URL. HTTP
 * libraries show the URL in messages, and Reactor in suppressed exceptions.
 */
final class ShownCause extends Exception {

	private static final int MOST_CAUSES = 10;

	private final String description;

	private ShownCause(String description, @Nullable Throwable cause) {
		super(description, cause, false, true);
		this.description = description;
	}

	/**
	 * Return the cause to show for a failure of a request.
	 * @return the cause itself if the URL of the request has no phone number
	 */
	static @Nullable Throwable of(@Nullable Throwable cause, ApiRequest<?> request) {
		boolean hasNumber = request.pathVariables()
			.stream()
			.anyMatch((variable) -> variable instanceof String text && PhoneNumbers.isE164(text));
		return (cause != null && hasNumber) ? copy(cause, 1) : cause;
	}

	private static ShownCause copy(Throwable shown, int depth) {
		Throwable cause = shown.getCause();
		ShownCause copy = new ShownCause(describe(shown),
				(cause != null && depth < MOST_CAUSES) ? copy(cause, depth + 1) : null);
		copy.setStackTrace(shown.getStackTrace());
		return copy;
	}

	private static String describe(Throwable shown) {
		String message = shown.getMessage();
		String type = shown.getClass().getName();
		return (message != null) ? type + ": " + Masking.numbersIn(message) : type;
	}

	@Override
	public String toString() {
		return this.description;
	}

}
