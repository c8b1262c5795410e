package com.tracklysms.spring.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields that may be absent, or of another type than documented.
 */
public final class JsonFields {

	private JsonFields() {
	}

	public static @Nullable String text(JsonNode document, String field) {
		JsonNode value = document.path(field);
		return value.isString() ? value.asString() : null;
	}

	public static @Nullable Integer integer(JsonNode document, String field) {
		JsonNode value = document.path(field);
		return value.canConvertToInt() ? value.asInt() : null;
	}

	public static @Nullable Long longInteger(JsonNode document, String field) {
		JsonNode value = document.path(field);
		return value.canConvertToLong() ? value.asLong() : null;
	}

	public static @Nullable Boolean bool(JsonNode document, String field) {
		JsonNode value = document.path(field);
		return value.isBoolean() ? value.asBoolean() : null;
	}

}
