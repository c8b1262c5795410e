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

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields that may be absent, or of another type than documented. A scalar whose
 * meaning is clear is read whatever its type, since an answer that is taken for
 * unreadable leaves open what became of the messages.
 */
public final class JsonFields {

	private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

	/**
	 * The exponent of a longer one could ask for more memory than there is.
	 */
	private static final int LONGEST_DECIMAL = 40;

	private JsonFields() {
	}

	public static @Nullable String text(JsonNode document, String field) {
		JsonNode value = document.path(field);
		return (value.isString() || value.isNumber()) ? value.asString() : null;
	}

	/**
	 * Return the text of the first of two fields that has one.
	 */
	public static @Nullable String firstText(JsonNode document, String field, String otherField) {
		String text = text(document, field);
		return (text != null) ? text : text(document, otherField);
	}

	public static @Nullable Integer integer(JsonNode document, String field) {
		JsonNode value = document.path(field);
		if (value.isString()) {
			Long parsed = parse(value.asString());
			return (parsed != null && parsed == parsed.intValue()) ? (Integer) parsed.intValue() : null;
		}
		return value.canConvertToInt() ? (Integer) value.asInt() : null;
	}

	public static @Nullable Long longInteger(JsonNode document, String field) {
		JsonNode value = document.path(field);
		if (value.isString()) {
			return parse(value.asString());
		}
		return value.canConvertToLong() ? (Long) value.asLong() : null;
	}

	public static @Nullable Boolean bool(JsonNode document, String field) {
		JsonNode value = document.path(field);
		if (value.isString()) {
			return switch (value.asString().trim()) {
				case "true" -> true;
				case "false" -> false;
				default -> null;
			};
		}
		return value.isBoolean() ? (Boolean) value.asBoolean() : null;
	}

	/**
	 * Return a number with its fraction, such as an amount of money.
	 */
	public static @Nullable BigDecimal decimal(JsonNode document, String field) {
		String text = text(document, field);
		try {
			return (text != null && text.length() <= LONGEST_DECIMAL) ? new BigDecimal(text.trim()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Return a time without a time zone. That of a time with an offset from UTC is UTC.
	 */
	public static @Nullable LocalDateTime dateTime(JsonNode document, String field) {
		String text = text(document, field);
		if (text == null) {
			return null;
		}
		try {
			return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
		}
		catch (DateTimeException ex) {
			return localDateTime(text);
		}
	}

	private static @Nullable LocalDateTime localDateTime(String text) {
		try {
			return LocalDateTime.parse(text);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * Return all fields of an object as they are: maps, lists, texts, numbers, booleans
	 * and {@code null}.
	 * @return the fields, or an empty map if this is not an object
	 */
	public static Map<String, Object> attributes(JsonNode object) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		object.properties().forEach((property) -> attributes.put(property.getKey(), valueOf(property.getValue())));
		return Collections.unmodifiableMap(attributes);
	}

	@SuppressWarnings("NullAway")
	private static Object valueOf(JsonNode node) {
		if (node.isObject()) {
			return attributes(node);
		}
		if (node.isArray()) {
			List<Object> elements = new ArrayList<>();
			node.forEach((element) -> elements.add(valueOf(element)));
			return Collections.unmodifiableList(elements);
		}
		if (node.isNumber()) {
			return node.numberValue();
		}
		return node.isBoolean() ? (Object) node.asBoolean() : node.stringValue(null);
	}

	private static @Nullable Long parse(String text) {
		String number = text.trim();
		return INTEGER.matcher(number).matches() ? Long.valueOf(number) : null;
	}

}
