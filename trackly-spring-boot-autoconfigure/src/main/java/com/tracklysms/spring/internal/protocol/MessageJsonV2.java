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

import java.util.List;
import java.util.function.Function;

import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * Writes messages as JSON for version 2 of the API.
 */
final class MessageJsonV2 {

	/**
	 * Encoded only once, rather than for each message of a bulk request.
	 */
	private static final SerializableString TO = new SerializedString("to");

	private static final SerializableString LIST_NUMBER = new SerializedString("list_number");

	private static final SerializableString BODY = new SerializedString("body");

	private static final SerializableString CONTACT_DATA = new SerializedString("contact_data");

	private final Json json;

	MessageJsonV2(Json json) {
		this.json = json;
	}

	void writeSingle(JsonGenerator generator, SmsMessage message, String from) {
		writeStart(generator, message, from);
		writeWrapLinks(generator, message);
		if (message.contactData() != null) {
			generator.writeName(CONTACT_DATA);
			writeContactData(generator, message.contactData());
		}
		writeMetadata(generator, message);
		generator.writeEndObject();
	}

	void writeBulk(JsonGenerator generator, BulkMessages messages, Function<SmsMessage, String> senders) {
		writeBulkStart(generator);
		for (SmsMessage message : messages.messages()) {
			writeStart(generator, message, senders.apply(message));
			writeWrapLinks(generator, message);
			if (message.contactData() != null) {
				generator.writeName(CONTACT_DATA);
				generator.writeRawValue(messages.contactData().get(message.contactData()));
			}
			generator.writeEndObject();
		}
		writeBulkEnd(generator);
	}

	void writeRawSingle(JsonGenerator generator, RawSmsMessage message, String from) {
		writeStart(generator, message.message(), from);
		writeFlags(generator, message);
		writeMetadata(generator, message.message());
		generator.writeEndObject();
	}

	void writeRawBulk(JsonGenerator generator, List<RawSmsMessage> messages, List<String> senders) {
		writeBulkStart(generator);
		for (int index = 0; index < messages.size(); index++) {
			writeStart(generator, messages.get(index).message(), senders.get(index));
			writeFlags(generator, messages.get(index));
			generator.writeEndObject();
		}
		writeBulkEnd(generator);
	}

	private void writeBulkStart(JsonGenerator generator) {
		generator.writeStartObject();
		generator.writeArrayPropertyStart("messages");
	}

	private void writeBulkEnd(JsonGenerator generator) {
		generator.writeEndArray();
		generator.writeEndObject();
	}

	private void writeStart(JsonGenerator generator, SmsMessage message, String from) {
		generator.writeStartObject();
		generator.writeName(TO);
		generator.writeString(message.to());
		generator.writeName(LIST_NUMBER);
		generator.writeString(from);
		generator.writeName(BODY);
		generator.writeString(message.body());
	}

	private void writeWrapLinks(JsonGenerator generator, SmsMessage message) {
		if (message.wrapLinks() != null) {
			generator.writeBooleanProperty("wrap_links", message.wrapLinks());
		}
	}

	void writeContactData(JsonGenerator generator, ContactData contactData) {
		generator.writeStartObject();
		writeText(generator, "first_name", contactData.firstName());
		writeText(generator, "last_name", contactData.lastName());
		if (!contactData.customFields().isEmpty()) {
			generator.writeName("custom_fields");
			this.json.writeValues(generator, "contactData.customFields", contactData.customFields());
		}
		writeText(generator, "timezone", contactData.timezone());
		generator.writeEndObject();
	}

	private void writeText(JsonGenerator generator, String name, @Nullable String text) {
		if (text != null) {
			generator.writeStringProperty(name, text);
		}
	}

	/**
	 * Flags are documented to default to {@code false}.
	 */
	private void writeFlags(JsonGenerator generator, RawSmsMessage message) {
		writeFlag(generator, "skip_duplicate_check", message.skipDuplicateCheck());
		writeFlag(generator, "skip_rate_limit", message.skipRateLimit());
		writeFlag(generator, "skip_contact_validation", message.skipContactValidation());
		writeFlag(generator, "skip_journey_check", message.skipJourneyCheck());
	}

	private void writeFlag(JsonGenerator generator, String name, boolean flag) {
		if (flag) {
			generator.writeBooleanProperty(name, true);
		}
	}

	private void writeMetadata(JsonGenerator generator, SmsMessage message) {
		if (!message.metadata().isEmpty()) {
			generator.writeName("metadata");
			this.json.writeValues(generator, "metadata", message.metadata());
		}
	}

}
