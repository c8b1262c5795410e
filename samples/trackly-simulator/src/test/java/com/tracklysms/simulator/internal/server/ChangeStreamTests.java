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

package com.tracklysms.simulator.internal.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChangeStream}.
 */
class ChangeStreamTests {

	private final AtomicReference<String> version = new AtomicReference<>("1");

	private final AtomicInteger looks = new AtomicInteger();

	private final SimulatorServer server = SimulatorServer.start(0,
			List.of((routes) -> routes.get("/", (request, response) -> new ChangeStream(this::look).write(response))));

	private String look() {
		this.looks.incrementAndGet();
		return this.version.get();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void tellsOfTheStateAtFirstAndOfEachChange() throws Exception {
		try (Socket socket = connect(); BufferedReader events = reader(socket)) {
			awaitEvent(events);
			this.version.set("2");
			awaitEvent(events);
			Awaitility.await().until(() -> this.looks.get() > 5);
			assertThat(events.ready()).isFalse();
		}
	}

	@Test
	void looksNoLongerWhenNobodyListens() throws Exception {
		Awaitility.await().during(Duration.ofMillis(500)).until(() -> this.looks.get() == 0);
		try (Socket socket = connect(); BufferedReader events = reader(socket)) {
			awaitEvent(events);
		}
		Awaitility.await().during(Duration.ofMillis(600)).until(() -> this.looks.getAndSet(0) == 0);
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), this.server.getPort());
		socket.setSoTimeout(20_000);
		socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static BufferedReader reader(Socket socket) throws IOException {
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	private static void awaitEvent(BufferedReader events) throws IOException {
		String line = events.readLine();
		while (!line.equals("data: changed")) {
			line = events.readLine();
		}
		// The rest of the event, and of its chunk
		events.readLine();
		events.readLine();
	}

}
