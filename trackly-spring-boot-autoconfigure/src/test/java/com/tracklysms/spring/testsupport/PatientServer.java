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

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server that can keep thousands of requests waiting, since none of them takes it a
 * thread. It knows which messages it has queued.
 */
public final class PatientServer implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final Behaviour behaviour;

	private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

	private final Queue<String> queued = new ConcurrentLinkedQueue<>();

	private final AtomicInteger requests = new AtomicInteger();

	private final DisposableServer server;

	private PatientServer(Behaviour behaviour) {
		this.behaviour = behaviour;
		this.server = HttpServer.create().host("localhost").port(0).handle(this::handle).bindNow();
	}

	public static PatientServer start(Behaviour behaviour) {
		return new PatientServer(behaviour);
	}

	public int port() {
		return this.server.port();
	}

	/**
	 * Return the recipients of all queued messages, each as often as it was queued.
	 */
	public List<String> queued() {
		return List.copyOf(this.queued);
	}

	public int requests() {
		return this.requests.get();
	}

	public void awaitRequests(int count) {
		while (this.requests.get() < count) {
			Thread.onSpinWait();
		}
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString().flatMap((body) -> {
			this.requests.incrementAndGet();
			List<String> recipients = recipients(MAPPER.readTree(body));
			int attempt = this.attempts.computeIfAbsent(recipients.get(0), (recipient) -> new AtomicInteger())
				.incrementAndGet();
			return this.behaviour.answer(attempt).flatMap((status) -> answer(response, status, recipients));
		});
	}

	private List<String> recipients(JsonNode document) {
		return document.has("to") ? List.of(document.path("to").asString())
				: document.findValues("to_msisdn").stream().map(JsonNode::asString).toList();
	}

	private Mono<Void> answer(HttpServerResponse response, int status, List<String> recipients) {
		if (status == 201) {
			this.queued.addAll(recipients);
		}
		// Both kinds of success in one document
		String body = Call.SEND.success.replaceFirst("\\{",
				"{\"queued_count\":" + recipients.size() + ",\"error_count\":0,\"errors\":[],");
		return response.status(status)
			.header("Content-Type", "application/json")
			.sendString(Mono.just((status == 201) ? body : "{}"))
			.then();
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	/**
	 * Decides when to answer a request, and with which status.
	 */
	@FunctionalInterface
	public interface Behaviour {

		/**
		 * Answer a request.
		 * @param attempt the number of the attempt to send these messages, from 1
		 */
		Mono<Integer> answer(int attempt);

	}

}
