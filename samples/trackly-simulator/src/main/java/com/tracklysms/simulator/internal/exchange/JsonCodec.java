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

package com.tracklysms.simulator.internal.exchange;

import java.util.Map;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON of the simulated API.
 */
public final class JsonCodec {

	private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	private final JsonMapper mapper = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	public JsonNode readObject(byte[] json) {
		try {
			JsonNode node = this.mapper.readTree(json);
			if (node.isObject()) {
				return node;
			}
		}
		catch (JacksonException ex) {
			// Answered the same way as a body that is JSON but no object
		}
		throw new RefusedException(ApiError.INVALID_JSON);
	}

	public byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

	/**
	 * Return the first given field that holds text. A field of another type, or with
	 * nothing but white space, counts as absent: the API's pages leave both open.
	 * @param object the object to look in
	 * @param missing the error to refuse with if there is none
	 * @param names the names of the fields, the preferred one first
	 * @return the text
	 */
	public String requiredText(JsonNode object, ApiError missing, String... names) {
		for (String name : names) {
			String text = text(object, name);
			if (text != null && !text.isBlank()) {
				return text;
			}
		}
		throw new RefusedException(missing);
	}

	public @Nullable String text(JsonNode object, String name) {
		JsonNode value = object.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	public @Nullable Boolean flag(JsonNode object, String name) {
		JsonNode value = object.path(name);
		return value.isBoolean() ? value.booleanValue() : null;
	}

	public Map<String, @Nullable Object> map(JsonNode node) {
		return node.isObject() ? this.mapper.convertValue(node, MAP) : Map.of();
	}

}
