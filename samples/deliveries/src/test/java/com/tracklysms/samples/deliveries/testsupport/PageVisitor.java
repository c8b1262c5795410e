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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what the page does, without a browser.
 */
public class PageVisitor {

	private static final String DATA = "data:";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	private String address = "";

	void setAddress(String address) {
		this.address = address;
	}

	public String address() {
		return this.address;
	}

	/**
	 * Send a text and return the state in which it was answered.
	 */
	public String send(String to, String body) {
		HttpResponse<String> response = post("/messages", Map.of("to", to, "body", body));
		return this.json.readTree(response.body()).path("state").asString();
	}

	public int startCampaign(String name, List<String> recipients, String body) {
		return post("/campaigns", Map.of("name", name, "recipients", recipients, "body", body)).statusCode();
	}

	public HttpResponse<String> post(String path, Map<String, Object> body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.build();
		return this.client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
	}

	/**
	 * Return what the page shows at first.
	 */
	public JsonNode look() {
		return look("ALL");
	}

	public JsonNode look(String show) {
		try (Stream<String> updates = updates(show)) {
			return this.json.readTree(updates.findFirst().orElseThrow());
		}
	}

	/**
	 * Return the messages to a number that the page shows, the newest first.
	 */
	public List<JsonNode> messagesTo(String number) {
		return messagesTo(number, look());
	}

	private List<JsonNode> messagesTo(String number, JsonNode page) {
		String masked = "***" + number.substring(number.length() - 4);
		return page.path("changed")
			.valueStream()
			.filter((message) -> masked.equals(message.path("to").asString()))
			.toList();
	}

	/**
	 * Return the states of the messages to a number, the newest first.
	 */
	public List<String> statesOf(String number) {
		return statesOf(List.of(number));
	}

	/**
	 * Return the states of the messages to several numbers, one after the other.
	 */
	public List<String> statesOf(List<String> numbers) {
		JsonNode page = look();
		return numbers.stream()
			.flatMap((number) -> messagesTo(number, page).stream())
			.map((message) -> message.path("state").asString())
			.toList();
	}

	/**
	 * Return the updates of an open page, until it is closed.
	 */
	public Stream<String> updates(String show) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + "/updates?show=" + show)).build();
		HttpResponse<Stream<String>> response = this.client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
			.join();
		return response.body().filter((line) -> line.startsWith(DATA)).map((line) -> line.substring(DATA.length()));
	}

}
