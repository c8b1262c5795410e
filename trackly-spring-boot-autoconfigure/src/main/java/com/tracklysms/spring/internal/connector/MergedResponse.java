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

package com.tracklysms.spring.internal.connector;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Recognizes a response that has begun as another one: bytes that a server has written
 * without being asked for end within a line, and the next response goes on in it.
 */
final class MergedResponse {

	static final String MESSAGE = "Response begins within another one";

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d \\d{3}");

	private MergedResponse() {
	}

	/**
	 * Return whether a response begins within a reason phrase or the value of a header.
	 */
	static boolean beginsWithin(@Nullable String text) {
		return text != null && text.indexOf('/') >= 0 && STATUS_LINE.matcher(text).find();
	}

}
