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

package com.tracklysms.spring.internal.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Exception thrown when a value of an application cannot be written as JSON. Not visible
 * to applications.
 */
public class UnwritableValueException extends RuntimeException {

	static final String TOO_DEEP = "is nested too deeply, or contains itself";

	/**
	 * A key can be data, such as a phone number, rather than the name of a field.
	 */
	private static final Pattern NAME = Pattern.compile("(?!(?:\\D*\\d){5})[\\p{L}_$][\\p{L}\\d_$-]{0,39}");

	private static final int MAX_NAMES = 8;

	private final Deque<String> path = new ArrayDeque<>();

	private final String reason;

	UnwritableValueException(String reason) {
		super(null, null, false, false);
		this.reason = reason;
	}

	/**
	 * Return the exception for a value that the mapper cannot write. The mapper's own is
	 * not the cause, since its message can contain the value.
	 */
	static UnwritableValueException of(JacksonException failure) {
		UnwritableValueException unwritable = new UnwritableValueException(reasonOf(failure));
		List<JacksonException.Reference> path = failure.getPath();
		for (int index = path.size() - 1; index >= 0; index--) {
			String field = path.get(index).getPropertyName();
			unwritable = (field != null) ? unwritable.within(field) : unwritable.within(path.get(index).getIndex());
		}
		return unwritable;
	}

	private static String reasonOf(JacksonException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnwritableValueException unwritable) {
				return unwritable.reason;
			}
			if (cause instanceof StackOverflowError) {
				return TOO_DEEP;
			}
		}
		return (failure instanceof InvalidDefinitionException definition && definition.getType() != null)
				? "is of type " + definition.getType().getRawClass().getName() + ", which has no form in JSON"
				: "cannot be written as JSON [" + failure.getClass().getSimpleName() + "]";
	}

	/**
	 * Return this exception, for a value in the given field of a message.
	 */
	UnwritableValueException in(String field) {
		this.path.addFirst(field);
		return this;
	}

	/**
	 * Return this exception, for a value under the given key.
	 */
	UnwritableValueException within(String key) {
		this.path.addFirst(NAME.matcher(key).matches() ? "." + key : "[a key]");
		return this;
	}

	/**
	 * Return this exception, for a value within an element of a list.
	 */
	UnwritableValueException within(int index) {
		this.path.addFirst("[" + index + "]");
		return this;
	}

	/**
	 * Return which field has the value, and why the value cannot be written. The value
	 * itself does not appear.
	 */
	@Override
	public String getMessage() {
		StringBuilder field = new StringBuilder();
		this.path.stream().limit(MAX_NAMES).forEach(field::append);
		return field + ((this.path.size() > MAX_NAMES) ? "..." : "") + " " + this.reason;
	}

}
