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
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.testsupport.RawConnection.RawAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the inbox of a simulator with any headers, those included that clients do not let
 * one set.
 */
public class InboxClient {

	private final JsonMapper mapper = new JsonMapper();

	private final int port;

	public InboxClient(TracklySimulator simulator) {
		this.port = URI.create(simulator.getInboxUrl()).getPort();
	}

	public JsonNode conversations(String query) throws IOException {
		return json(get("/inbox/conversations?" + query));
	}

	public JsonNode conversation(String number) throws IOException {
		return conversation(number, "");
	}

	public JsonNode conversation(String number, String more) throws IOException {
		return json(get("/inbox/conversation?number=" + encode(number) + more));
	}

	public JsonNode state() throws IOException {
		return json(get("/inbox/state"));
	}

	public RawAnswer get(String path) throws IOException {
		return exchange("GET", path, Map.of(), "");
	}

	public RawAnswer post(String action, String json) throws IOException {
		return exchange("POST", "/inbox/" + action, Map.of("Content-Type", "application/json"), json);
	}

	/**
	 * Exchange a request for its answer.
	 * @param headers the headers, which may replace the usual {@code Host}
	 */
	public RawAnswer exchange(String method, String path, Map<String, String> headers, String body) throws IOException {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Host", "localhost:" + this.port);
		all.putAll(headers);
		all.put("Connection", "close");
		all.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
		StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
		all.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
		return exchange(text.append("\r\n").append(body).toString());
	}

	private RawAnswer exchange(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), this.port)) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new RawAnswer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	public JsonNode json(RawAnswer answer) {
		return this.mapper.readTree(answer.body());
	}

	public static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
