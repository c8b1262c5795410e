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

package com.tracklysms.spring.internal.resource;

import java.util.Map;

import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks that successful answers have what cannot be missing.
 */
public final class ResourceAnswers {

	private ResourceAnswers() {
	}

	/**
	 * Check that an answer reports a success.
	 * @throws UnreadableAnswerException if it is not an object, or says that it is none
	 */
	public static JsonNode success(JsonNode document) {
		if (!document.isObject()) {
			throw new UnreadableAnswerException("not an object");
		}
		if (Boolean.FALSE.equals(JsonFields.bool(document, "success"))) {
			throw new UnreadableAnswerException("success is false");
		}
		return document;
	}

	/**
	 * Return a value that cannot be missing.
	 * @throws UnreadableAnswerException if it is
	 */
	public static <T> T required(@Nullable T value, String name) {
		if (value == null) {
			throw new UnreadableAnswerException("no " + name);
		}
		return value;
	}

	/**
	 * Return the elements of a field.
	 * @throws UnreadableAnswerException if it is not a list
	 */
	public static JsonNode list(JsonNode document, String field) {
		JsonNode list = document.path(field);
		if (!list.isArray()) {
			throw new UnreadableAnswerException("no " + field);
		}
		return list;
	}

	/**
	 * Return the fields of an object, or an empty map.
	 */
	public static Map<String, Object> object(JsonNode document, String field) {
		return JsonFields.attributes(document.path(field));
	}

}
