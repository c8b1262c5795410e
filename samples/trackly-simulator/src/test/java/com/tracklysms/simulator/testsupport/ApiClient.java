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

package com.tracklysms.simulator.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a simulator over HTTP.
 */
public class ApiClient {

	private final JsonMapper mapper = new JsonMapper();

	private final HttpClient client = HttpClient.newHttpClient();

	private final TracklySimulator simulator;

	public ApiClient(TracklySimulator simulator) {
		this.simulator = simulator;
	}

	public static String message(String to) {
		return "{\"to_msisdn\":\"" + to
				+ "\",\"body\":\"Order 17 shipped\",\"from_phone_number_id\":\"pn_abc123def456\"}";
	}

	public static String bulk(String... recipients) {
		StringBuilder messages = new StringBuilder();
		for (String recipient : recipients) {
			messages.append(messages.isEmpty() ? "" : ",")
				.append("{\"to_msisdn\":\"" + recipient + "\",\"body\":\"Order 17 shipped\"}");
		}
		return "{\"from_phone_number_id\":\"pn_abc123def456\",\"messages\":[" + messages + "]}";
	}

	public static String v2Message(String to) {
		return "{\"to\":\"" + to + "\",\"list_number\":\"+18005550199\",\"body\":\"Order 17 shipped\"}";
	}

	public static String v2Bulk(String... recipients) {
		return Arrays.stream(recipients)
			.map(ApiClient::v2Message)
			.collect(Collectors.joining(",", "{\"messages\":[", "]}"));
	}

	public HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.simulator.getBaseUrl() + path))
			.header("Content-Type", "application/json")
			.timeout(Duration.ofSeconds(30));
	}

	public HttpRequest.Builder post(String path, String body) {
		return request(path).header("X-Api-Key", this.simulator.getApiKey()).POST(BodyPublishers.ofString(body));
	}

	public Reply send(String body) throws IOException, InterruptedException {
		return exchange(post("/v1/messages", body));
	}

	public Reply sendBulk(String body) throws IOException, InterruptedException {
		return exchange(post("/v1/messages/bulk", body));
	}

	public Reply post(TracklyEndpoint endpoint, String body) throws IOException, InterruptedException {
		return exchange(post(endpoint.getPath(), body));
	}

	public Reply get(String path) throws IOException, InterruptedException {
		return exchange(request(path).header("X-Api-Key", this.simulator.getApiKey()).GET());
	}

	public Reply exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		return new Reply(response.statusCode(), this.mapper.readTree(response.body()), response);
	}

	public record Reply(int status, JsonNode body, HttpResponse<String> response) {

		public String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		public String text() {
			return this.response.body();
		}

		public String code() {
			return this.body.path("code").asString("");
		}

	}

}
