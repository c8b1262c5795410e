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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application that receives callbacks.
 */
public class CallbackReceiver implements AutoCloseable {

	private final JsonMapper mapper = new JsonMapper();

	private final Queue<Received> received = new ConcurrentLinkedQueue<>();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final Answering answering;

	public CallbackReceiver() {
		this((exchange) -> 204);
	}

	public CallbackReceiver(Answering answering) {
		this.answering = answering;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.executor);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.received.add(new Received(exchange.getRequestMethod(), Map.copyOf(exchange.getRequestHeaders()), body,
					new String(body, StandardCharsets.UTF_8)));
			exchange.sendResponseHeaders(this.answering.status(exchange), -1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/trackly/webhook");
	}

	public List<Received> received() {
		return List.copyOf(this.received);
	}

	public List<String> statuses() {
		return this.received.stream().map((each) -> json(each).path("status").asString("")).toList();
	}

	public JsonNode last() {
		List<Received> all = received();
		return json(all.get(all.size() - 1));
	}

	private JsonNode json(Received received) {
		return this.mapper.readTree(received.text());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	/**
	 * Decides what a callback is answered with.
	 */
	@FunctionalInterface
	public interface Answering {

		int status(HttpExchange exchange) throws InterruptedException, IOException;

	}

	/**
	 * A callback as it arrived.
	 */
	public record Received(String method, Map<String, List<String>> headers, byte[] body, String text) {

		public String header(String name) {
			return String.join(", ", this.headers.getOrDefault(name, List.of()));
		}

	}

}
