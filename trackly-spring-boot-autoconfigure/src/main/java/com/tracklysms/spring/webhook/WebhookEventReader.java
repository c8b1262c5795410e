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

package com.tracklysms.spring.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events, with a mapper that does not depend on the Jackson configuration of the
 * application.
 */
final class WebhookEventReader {

	/**
	 * Times from here on are counted in milliseconds.
	 */
	private static final long FIRST_MILLISECOND = 100_000_000_000L;

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

	private static final Pattern SPACE_AFTER_DATE = Pattern.compile("^([0-9-]{10}) ");

	private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");

	private static final Pattern WITH_OFFSET = Pattern.compile(".*(?:[zZ]|[+-]\\d{2}:\\d{2})");

	private final ObjectReader reader = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build()
		.readerFor(new TypeReference<LinkedHashMap<String, Object>>() {
		});

	/**
	 * Read an event.
	 * @return the event, or {@code null} if the body is not an object of JSON
	 */
	@Nullable TracklyWebhookEvent read(byte[] body) {
		try {
			Map<String, Object> attributes = this.reader.readValue(body);
			return (attributes != null) ? event(attributes) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private TracklyWebhookEvent event(Map<String, Object> attributes) {
		String event = WebhookAttributes.emptyIfNull(text(attributes, "event"));
		Instant timestamp = timestamp(attributes.get("timestamp"));
		return switch (event) {
			case DeliveryEvent.NAME -> new DeliveryEvent(text(attributes, "message_id"), text(attributes, "to"),
					text(attributes, "list_number"), text(attributes, "status"), text(attributes, "status_detail"),
					text(attributes, "provider"), timestamp, attributes);
			case UnsubscribeEvent.NAME -> new UnsubscribeEvent(text(attributes, "phone_number"),
					text(attributes, "list_number"), text(attributes, "keyword"), timestamp, attributes);
			case ReplyEvent.NAME -> new ReplyEvent(timestamp, attributes);
			default -> new UnknownWebhookEvent(event, timestamp, attributes);
		};
	}

	/**
	 * Numbers and booleans are readable though not documented.
	 */
	private @Nullable String text(Map<String, Object> attributes, String name) {
		Object value = attributes.get(name);
		return (value instanceof String || value instanceof Number || value instanceof Boolean) ? value.toString()
				: null;
	}

	private @Nullable Instant timestamp(@Nullable Object value) {
		try {
			if (value instanceof Number number) {
				return timestamp(number.longValue());
			}
			return (value instanceof String text) ? timestamp(text.trim()) : null;
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	private Instant timestamp(long number) {
		return (number < FIRST_MILLISECOND) ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
	}

	private Instant timestamp(String text) {
		if (NUMBER.matcher(text).matches()) {
			return timestamp(Long.parseLong(text));
		}
		String dateAndTime = SPACE_AFTER_DATE.matcher(text).replaceFirst("$1T");
		String iso = OFFSET_WITHOUT_COLON.matcher(dateAndTime).replaceFirst("$1:$2");
		return WITH_OFFSET.matcher(iso).matches() ? OffsetDateTime.parse(iso).toInstant()
				: LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
	}

}
