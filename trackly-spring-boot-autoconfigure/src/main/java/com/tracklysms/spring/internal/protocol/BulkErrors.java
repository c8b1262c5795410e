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

package com.tracklysms.spring.internal.protocol;

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reader of the errors in the answer to a bulk request. A reason is kept whatever its
 * shape, even if it does not say which message it is about.
 */
final class BulkErrors {

	private static final List<String> FIELDS = List.of("index", "error", "message", "code", "to", "to_msisdn");

	private final Redactor redactor;

	private final List<SmsMessage> messages;

	BulkErrors(Redactor redactor, List<SmsMessage> messages) {
		this.redactor = redactor;
		this.messages = messages;
	}

	/**
	 * Read the errors, which are documented to be an array of objects.
	 */
	List<MessageError> read(JsonNode errors) {
		List<MessageError> result = new ArrayList<>();
		if (errors.isString() || FIELDS.stream().anyMatch(errors::has)) {
			result.add(readError(errors));
		}
		else {
			errors.forEach((error) -> result.add(readError(error)));
		}
		return result;
	}

	private MessageError readError(JsonNode error) {
		Integer returnedIndex = JsonFields.integer(error, "index");
		int index = (returnedIndex != null) ? returnedIndex : -1;
		String text = redacted(error.isString() ? error.asString() : JsonFields.firstText(error, "error", "message"),
				index);
		return new MessageError(index, JsonFields.firstText(error, "to", "to_msisdn"),
				redacted(JsonFields.text(error, "code"), index), (text != null) ? text : "");
	}

	private @Nullable String redacted(@Nullable String text, int index) {
		if (text == null) {
			return null;
		}
		boolean known = index >= 0 && index < this.messages.size();
		return this.redactor.redactBodies(text, known ? List.of(this.messages.get(index)) : this.messages);
	}

}
