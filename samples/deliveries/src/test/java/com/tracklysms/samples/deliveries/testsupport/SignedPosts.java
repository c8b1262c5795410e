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

package com.tracklysms.samples.deliveries.testsupport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.journal.QueuedMessage;

/**
 * Posts events to the webhook as Trackly does. Each method returns the status of the
 * answer.
 */
public class SignedPosts {

	static final String SECRET = "secret-of-the-tests";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TracklySimulator trackly;

	private String address = "";

	SignedPosts(TracklySimulator trackly) {
		this.trackly = trackly;
	}

	void setAddress(String address) {
		this.address = address;
	}

	/**
	 * Report the status of the last message to a number.
	 */
	public int report(String to, String status) {
		return report(to, status, "", Instant.now());
	}

	public int report(String to, String status, String detail, Instant timestamp) {
		List<QueuedMessage> messages = this.trackly.getJournal().findByRecipient(to);
		return report(messages.get(messages.size() - 1), status, detail, timestamp);
	}

	public int report(QueuedMessage message, String status) {
		return report(message, status, "", Instant.now());
	}

	private int report(QueuedMessage message, String status, String detail, Instant timestamp) {
		return post("""
				{ "event": "delivery", "message_id": "%s", "to": "%s", "list_number": "%s", "status": "%s",
				  "status_detail": "%s", "provider": "infobip", "timestamp": "%s" }
				""".formatted(message.messageId(), message.to(), message.from(), status, detail, timestamp));
	}

	public int unsubscribe(String phoneNumber) {
		return post("""
				{ "event": "unsubscribe", "phone_number": "%s", "list_number": "%s", "keyword": "STOP",
				  "timestamp": "%s" }
				""".formatted(phoneNumber, TracklySimulator.DEFAULT_LIST_NUMBER, Instant.now()));
	}

	public int post(String json) {
		return post(SignedWebhook.of(SECRET, json));
	}

	public int post(SignedWebhook webhook) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + "/trackly/webhook"))
			.header("Content-Type", "application/json")
			.header(SignedWebhook.HEADER, webhook.signature())
			.POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()))
			.build();
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join().statusCode();
	}

}
