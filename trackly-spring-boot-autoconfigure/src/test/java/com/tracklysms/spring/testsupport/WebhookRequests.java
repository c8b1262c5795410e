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

package com.tracklysms.spring.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests as Trackly sends them to a webhook, signed independently of the code under
 * test.
 */
public final class WebhookRequests {

	public static final String SECRET = "whsec-3f1c0a77";

	public static final String HEADER = "X-Trackly-Signature";

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

	private final HttpClient client = newClient();

	private final URI uri;

	public WebhookRequests(int port, String path) {
		this.uri = URI.create("http://localhost:" + port + path);
	}

	public static String delivery(String messageId, String status, String timestamp) {
		return """
				{ "event": "delivery", "message_id": "%s", "to": "+12065550100", "list_number": "+18005550199",
				"status": "%s", "status_detail": "DELIVERED_TO_HANDSET", "provider": "infobip", "timestamp": "%s" }"""
			.formatted(messageId, status, timestamp);
	}

	public static byte[] mac(byte[] body, String secret) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String sign(byte[] body, String secret) {
		return HexFormat.of().formatHex(mac(body, secret));
	}

	public static String signAsBase64(byte[] body, String secret) {
		return Base64.getEncoder().encodeToString(mac(body, secret));
	}

	public HttpResponse<String> post(String body) {
		return post(bytes(body), sign(bytes(body), SECRET));
	}

	public HttpResponse<String> post(byte[] body, String signature) {
		return post(body, signature, "application/json");
	}

	public HttpResponse<String> post(byte[] body, String signature, String contentType) {
		return send(HttpRequest.newBuilder(this.uri)
			.header("Content-Type", contentType)
			.header(HEADER, signature)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	public HttpResponse<String> postChunked(byte[] body) {
		return send(HttpRequest.newBuilder(this.uri)
			.header(HEADER, sign(body, SECRET))
			.POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body))));
	}

	public HttpResponse<String> postUnsigned(String body) {
		return send(HttpRequest.newBuilder(this.uri).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * Make a request without body, on a connection of its own: Reactor Netty can lose the
	 * next one on a connection after a request that it answers at once.
	 */
	public HttpResponse<String> method(String method) {
		return send(newClient(), HttpRequest.newBuilder(this.uri).method(method, HttpRequest.BodyPublishers.noBody()));
	}

	private static HttpClient newClient() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		return send(this.client, request);
	}

	private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
		try {
			return client.send(request.timeout(LONGEST_WAIT).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static byte[] bytes(String body) {
		return body.getBytes(StandardCharsets.UTF_8);
	}

}
