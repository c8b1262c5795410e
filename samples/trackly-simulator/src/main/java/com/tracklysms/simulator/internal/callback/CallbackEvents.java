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

package com.tracklysms.simulator.internal.callback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.phone.E164;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events whose fields the page "Webhook events" of the API reference of v2
 * documents.
 */
final class CallbackEvents {

	private static final String PROVIDER = "infobip";

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private final JsonCodec json = new JsonCodec();

	private final Clock clock;

	private final SimulatorJournal journal;

	private final String defaultListNumber;

	CallbackEvents(Clock clock, SimulatorJournal journal, String defaultListNumber) {
		this.clock = clock;
		this.journal = journal;
		this.defaultListNumber = defaultListNumber;
	}

	Callback delivery(QueuedMessage message, ReportedStatus status) {
		return delivery(message, status.getWord(), status.getDetail());
	}

	Callback delivery(QueuedMessage message, String status, @Nullable String detail) {
		Delivery delivery = new Delivery("delivery", message.messageId(), message.to(), listNumber(message), status,
				detail, PROVIDER, timestamp());
		return new Callback(delivery.event(), message, status, write(delivery));
	}

	Callback unsubscribe(String phoneNumber, String keyword) {
		Unsubscribe unsubscribe = new Unsubscribe("unsubscribe", phoneNumber, listNumberFor(phoneNumber), keyword,
				timestamp());
		return new Callback(unsubscribe.event(), null, null, write(unsubscribe));
	}

	/**
	 * Return the list that last sent to a number.
	 */
	String listNumberFor(String phoneNumber) {
		List<QueuedMessage> messages = this.journal.findByRecipient(phoneNumber);
		return messages.isEmpty() ? this.defaultListNumber : listNumber(messages.get(messages.size() - 1));
	}

	// Which list the sender of a v1 message belongs to is not documented
	String listNumber(QueuedMessage message) {
		return E164.matches(message.from()) ? message.from() : this.defaultListNumber;
	}

	private String timestamp() {
		return TIMESTAMP.format(this.clock.instant());
	}

	private String write(Object event) {
		return new String(this.json.write(event), StandardCharsets.UTF_8);
	}

	/**
	 * The documented body of a report about a message.
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Delivery(String event, String messageId, String to, String listNumber, String status,
			@Nullable String statusDetail, String provider, String timestamp) {

	}

	/**
	 * The documented body of a report about an opt-out.
	 */
	record Unsubscribe(String event, String phoneNumber, String listNumber, String keyword, String timestamp) {

	}

}
