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

import com.tracklysms.spring.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Fields of an error answer, {@code null} if absent.
 *
 * @param error the human-readable text
 * @param code the machine-readable code
 * @param message a further text, which the newer documentation mentions for some paths
 */
record ErrorDocument(@Nullable String error, @Nullable String code, @Nullable String message) {

	/**
	 * Read the fields from an answer that may be truncated, or may not be JSON at all.
	 * Fields before the first error are kept.
	 */
	static ErrorDocument read(Json json, byte[] document) {
		Fields fields = new Fields();
		try (JsonParser parser = json.parse(document)) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				fields.readAll(parser);
			}
		}
		catch (JacksonException ex) {
			// Keep the fields that have been read
		}
		return new ErrorDocument(fields.error, fields.code, fields.message);
	}

	/**
	 * Return the text of the error, consisting of all texts of the answer.
	 */
	@Nullable String text() {
		if (this.error == null || this.message == null || this.message.equals(this.error)) {
			return (this.error != null) ? this.error : this.message;
		}
		return this.error + " (" + this.message + ")";
	}

	private static final class Fields {

		private @Nullable String error;

		private @Nullable String code;

		private @Nullable String message;

		void readAll(JsonParser parser) {
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				String name = parser.currentName();
				if (parser.nextToken() == JsonToken.VALUE_STRING) {
					set(name, parser.getString());
				}
				parser.skipChildren();
			}
		}

		private void set(String name, String value) {
			switch (name) {
				case "error" -> this.error = value;
				case "code" -> this.code = value;
				case "message" -> this.message = value;
				default -> {
				}
			}
		}

	}

}
