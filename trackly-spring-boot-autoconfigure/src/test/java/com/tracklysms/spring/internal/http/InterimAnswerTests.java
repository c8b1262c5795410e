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

package com.tracklysms.spring.internal.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.RawServer.Connection;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for responses that are no answer, and for what follows an answer.
 */
@ParameterizedClass
@EnumSource
class InterimAnswerTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private final Style style;

	InterimAnswerTests(Style style) {
		this.style = style;
	}

	static Stream<Arguments> interimAnswers() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream.of("100 Continue", "102 Processing", "103 Early Hints", "199 Unknown")
				// Jetty waits until the read timeout
				.filter((status) -> connector != Connector.JETTY || !status.startsWith("199"))
				.flatMap((status) -> Stream.of(true, false)
					.map((together) -> Arguments.of(connector, status, together))));
	}

	@ParameterizedTest
	@MethodSource("interimAnswers")
	void interimResponseIsNotTakenForTheAnswer(Connector connector, String status, boolean together) {
		String interim = "HTTP/1.1 " + status + "\r\nLink: </style.css>\r\n\r\n";
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				if (together) {
					connection.write(interim + answer(connection));
				}
				else {
					connection.write(interim);
					connection.write(answer(connection));
				}
			}
		})) {
			TracklyOperations template = this.style
				.neverWaiting(TestTemplates.forPort(server.port(), connector).timeout(Duration.ofSeconds(3)));
			for (int count = 1; count <= 10; count++) {
				assertThat(Call.SEND.on(template)).asString().contains("msg_" + count);
			}
		}
	}

	private static String answer(Connection connection) {
		String body = "{\"message_id\":\"msg_" + connection.server().requests().size()
				+ "\",\"status\":\"queued\",\"segments\":1,\"gsm7\":true}";
		return "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
				+ body;
	}

	static Stream<Arguments> strangeAnswers() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream
				.of("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
						"HTTP/1.1 101 Switching Protocols\r\n\r\n")
				.map((response) -> Arguments.of(connector, response)));
	}

	/**
	 * What follows may even look like an answer.
	 */
	@ParameterizedTest
	@MethodSource("strangeAnswers")
	void protocolThatWasNotAskedForLeavesTheOutcomeOpen(Connector connector, String response) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			if (connection.server().requests().size() == 1) {
				connection.write(response + answer(connection).replace("msg_1", "msg_0"));
				connection.readRequest();
			}
			connection.write(answer(connection));
		})) {
			TracklyOperations template = this.style
				.neverWaiting(TestTemplates.forPort(server.port(), connector, SHORT).timeout(Duration.ofSeconds(1)));
			assertThat(endOf(template)).startsWith("lost");
			assertThat(endOf(template)).doesNotContain("msg_0");
		}
	}

	static Stream<Arguments> surplusBytes() {
		return Stream.of(Connector.values())
			.flatMap((connector) -> Stream
				.of("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 429 Too Many Requests\r\n",
						"HTTP/1.1 429 Too Ma", "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\nX-Half: ", "HT",
						"garbage", "HTTP/1.1 103 Early Hints\r\n\r\n")
				.map((surplus) -> Arguments.of(connector, surplus)));
	}

	/**
	 * Not each library closes a connection at once on which it has read the beginning of
	 * a response, but none may take the rest from the next one.
	 */
	@ParameterizedTest
	@MethodSource("surplusBytes")
	void bytesThatNobodyAskedForAreNoPartOfTheNextAnswer(Connector connector, String surplus) throws Exception {
		boolean closes = connector == Connector.REACTOR || surplus.endsWith("\r\n\r\n");
		BlockingQueue<Boolean> proceed = new LinkedBlockingQueue<>();
		BlockingQueue<Boolean> written = new LinkedBlockingQueue<>();
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.write(answer(connection));
				if (connection.server().requests().size() == 1) {
					proceed.take();
					connection.write(surplus);
					written.add(!closes || endOf(connection).equals("closed"));
				}
			}
		})) {
			TracklyOperations template = this.style.build(TestTemplates
				.impatient(TestTemplates.forPort(server.port(), connector).timeout(Duration.ofSeconds(3))));
			assertThat(Call.SEND.on(template)).asString().contains("msg_1");
			proceed.add(true);
			assertThat(written.poll(5, TimeUnit.SECONDS)).isTrue();
			assertThat(endOf(template)).satisfiesAnyOf((result) -> assertThat(result).contains("msg_2"),
					(result) -> assertThat(result).startsWith("lost"));
		}
	}

	/**
	 * The end of a connection is not the end of a response that nobody asked for. A
	 * connection that is still in use is used again by one of the next calls.
	 */
	@ParameterizedTest
	@EnumSource
	void bytesThatNobodyAskedForAreNoAnswerWhenTheConnectionEnds(Connector connector) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			boolean first = connection.server().requests().size() == 1;
			connection.write(answer(connection) + (first ? "HTTP/1.1 429 Too Many" : ""));
			while (!first) {
				connection.readRequest();
				connection.write(answer(connection));
			}
			connection.readRequest();
			connection.close();
		})) {
			TracklyOperations template = this.style.build(
					TestTemplates.forPort(server.port(), connector).retry((settings) -> settings.withEnabled(false)));
			for (int count = 1; count <= 20; count++) {
				String id = "msg_" + count;
				assertThat(endOf(template)).satisfiesAnyOf((result) -> assertThat(result).contains(id),
						(result) -> assertThat(result).startsWith("lost"));
			}
		}
	}

	private String endOf(TracklyOperations template) {
		try {
			return String.valueOf(Call.SEND.on(template));
		}
		catch (IndeterminateTracklyException ex) {
			return "lost: " + ex;
		}
	}

	private static String endOf(Connection connection) {
		try {
			connection.socket().setSoTimeout(2000);
			connection.awaitClose();
			return "closed";
		}
		catch (SocketTimeoutException ex) {
			return "kept";
		}
		catch (IOException ex) {
			return "closed";
		}
	}

}
