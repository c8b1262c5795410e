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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.tracklysms.simulator.TracklySimulator;

/**
 * Posts events to the webhook as Trackly does. Each method returns the status of the
 * answer.
 */
public class SignedPosts {

	static final String SECRET = "secret-of-the-tests";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private String address = "";

	void setAddress(String address) {
		this.address = address;
	}

	public int deliver(String messageId, String to, String status) {
		return deliver(messageId, to, status, "", Instant.now());
	}

	public int deliver(String messageId, String to, String status, String detail, Instant timestamp) {
		return post("""
				{ "event": "delivery", "message_id": "%s", "to": "%s", "list_number": "%s", "status": "%s",
				  "status_detail": "%s", "provider": "infobip", "timestamp": "%s" }
				""".formatted(messageId, to, TracklySimulator.DEFAULT_LIST_NUMBER, status, detail, timestamp));
	}

	public int unsubscribe(String phoneNumber) {
		return post("""
				{ "event": "unsubscribe", "phone_number": "%s", "list_number": "%s", "keyword": "STOP",
				  "timestamp": "%s" }
				""".formatted(phoneNumber, TracklySimulator.DEFAULT_LIST_NUMBER, Instant.now()));
	}

	public int post(String json) {
		return post(json, sign(json));
	}

	public int post(String json, String signature) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + "/trackly/webhook"))
			.header("Content-Type", "application/json")
			.header("X-Trackly-Signature", signature)
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build();
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join().statusCode();
	}

	private String sign(String json) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(json.getBytes(StandardCharsets.UTF_8)));
		}
		catch (java.security.GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
