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

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.testsupport.WebhookRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WebhookEventReader} and the events.
 */
class WebhookEventReaderTests {

	private final WebhookEventReader reader = new WebhookEventReader();

	@Test
	void deliveryHasAllDocumentedFields() {
		assertThat(read(WebhookRequests.delivery("AbC12345", "delivered", "2024-01-15T10:30:00.000Z")))
			.isInstanceOfSatisfying(DeliveryEvent.class, (event) -> {
				assertThat(event.event()).isEqualTo("delivery");
				assertThat(event.messageId()).isEqualTo("AbC12345");
				assertThat(event.to()).isEqualTo("+12065550100");
				assertThat(event.listNumber()).isEqualTo("+18005550199");
				assertThat(event.deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
				assertThat(event.statusDetail()).isEqualTo("DELIVERED_TO_HANDSET");
				assertThat(event.provider()).isEqualTo("infobip");
				assertThat(event.timestamp()).isEqualTo("2024-01-15T10:30:00Z");
			});
	}

	@Test
	void unsubscribeHasAllDocumentedFields() {
		assertThat(read("""
				{ "event": "unsubscribe", "phone_number": "+12065550100", "list_number": "+18005550199",
				"keyword": "STOP", "timestamp": "2024-01-15T10:35:00.000Z" }"""))
			.isInstanceOfSatisfying(UnsubscribeEvent.class, (event) -> {
				assertThat(event.phoneNumber()).isEqualTo("+12065550100");
				assertThat(event.listNumber()).isEqualTo("+18005550199");
				assertThat(event.keyword()).isEqualTo("STOP");
				assertThat(event.timestamp()).isEqualTo("2024-01-15T10:35:00Z");
			});
	}

	@Test
	void fieldsThatAreNotDocumentedAreKept() {
		TracklyWebhookEvent event = read("""
				{ "event": "reply", "text": "Hello", "media": [ { "size": 3 } ], "price": 0.0075, "none": null }""");
		assertThat(event).isInstanceOf(ReplyEvent.class);
		assertThat(event.attributes()).containsEntry("text", "Hello")
			.containsEntry("media", List.of(Map.of("size", 3)))
			.containsEntry("price", 0.0075)
			.containsEntry("none", null);
	}

	@Test
	void wordsThatAreNotDocumentedAreKept() {
		assertThat(read("{\"event\":\"delivery\",\"status\":\"seen\"}")).isInstanceOfSatisfying(DeliveryEvent.class,
				(event) -> {
					assertThat(event.status()).isEqualTo("seen");
					assertThat(event.deliveryStatus()).isNull();
				});
		assertThat(read("{\"event\":\"click\"}")).isInstanceOf(UnknownWebhookEvent.class)
			.returns("click", TracklyWebhookEvent::event);
		assertThat(read("{}")).isInstanceOf(UnknownWebhookEvent.class).returns("", TracklyWebhookEvent::event);
	}

	@Test
	void numbersAreReadWhereTextsAreDocumented() {
		assertThat(read("{\"event\":\"delivery\",\"message_id\":12345}")).isInstanceOfSatisfying(DeliveryEvent.class,
				(event) -> assertThat(event.messageId()).isEqualTo("12345"));
	}

	@ParameterizedTest
	@CsvSource({ "2024-01-15T10:30:00.000Z", "2024-01-15T10:30:00z", "2024-01-15T11:30:00+01:00",
			"2024-01-15T11:30:00+0100", "2024-01-15 10:30:00", "2024-01-15T10:30", "1705314600", "1705314600000" })
	void timestampsAreReadInAnyUsualForm(String timestamp) {
		assertThat(read("{\"timestamp\":\"" + timestamp + "\"}").timestamp())
			.isEqualTo(Instant.parse("2024-01-15T10:30:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\"yesterday\"", "true", "[]", "{}", "null", "\"99999-01-01T00:00:00Z\"",
			"\"2024-13-45T00:00:00Z\"", "1e400", "\"999999999999999999\"" })
	void timestampsThatCannotBeReadAreNone(String timestamp) {
		TracklyWebhookEvent event = read("{\"event\":\"reply\",\"timestamp\":" + timestamp + "}");
		assertThat(event.timestamp()).satisfiesAnyOf((none) -> assertThat(none).isNull(),
				(far) -> assertThat(far).isAfter("9999-01-01T00:00:00Z"));
	}

	@Test
	void eventsShowNeitherNumbersNorTexts() {
		for (String body : List.of(WebhookRequests.delivery("m-1", "delivered", "2024-01-15T10:30:00Z"),
				"{\"event\":\"unsubscribe\",\"phone_number\":\"+12065550100\",\"list_number\":\"+18005550199\"}",
				"{\"event\":\"reply\",\"from\":\"+12065550100\",\"text\":\"2065550100 secret\"}",
				"{\"event\":\"+12065550100\",\"+12065550100\":\"secret\"}")) {
			assertThat(read(body).toString()).doesNotContain("2065550100", "8005550199", "secret");
		}
	}

	@Test
	void eventsSurviveARoundTripThroughJson() {
		JsonMapper jackson3 = JsonMapper.builder().build();
		for (String body : List.of(WebhookRequests.delivery("m-1", "delivered", "2024-01-15T10:30:00.123Z"),
				"{\"event\":\"unsubscribe\",\"phone_number\":\"+12065550100\",\"keyword\":\"STOP\"}",
				"{\"event\":\"reply\",\"media\":[{\"size\":3}],\"none\":null,\"price\":0.0075}",
				"{\"event\":\"click\",\"timestamp\":1705314600}")) {
			TracklyWebhookEvent event = read(body);
			String json = jackson3.writeValueAsString(event);
			assertThat(jackson3.readValue(json, event.getClass())).as(json).isEqualTo(event);
		}
	}

	private TracklyWebhookEvent read(String body) {
		TracklyWebhookEvent event = this.reader.read(WebhookRequests.bytes(body));
		assertThat(event).isNotNull();
		return event;
	}

}
