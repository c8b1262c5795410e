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

import java.util.List;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for answers that are not what the API documents: whatever a server sends, the
 * caller sees a {@link TracklyException} of the right kind.
 */
@ParameterizedClass
@EnumSource
class BrokenAnswerTests {

	private static final String HTML = "<html><body><h1>Bad gateway</h1></body></html>";

	private static final String LARGE = "x".repeat(10 * 1024 * 1024);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Style style;

	BrokenAnswerTests(Style style) {
		this.style = style;
	}

	static Stream<Arguments> unreadableSuccesses() {
		List<String> bodies = List.of("", " ", "no JSON", HTML, "{\"message_id\":\"msg_1\",\"queued_count\":1,\"er",
				"{}", "[]", "null", "42", "\"queued\"", "{\"other\":\"shape\"}",
				"{\"message_id\":[17],\"queued_count\":\"many\"}", "{\"message_id\":\"" + LARGE + "\"}", LARGE,
				"{\"message_id\":null,\"queued_count\":1.5}", "[".repeat(100_000));
		return Stream.of(Call.values())
			.flatMap((call) -> Stream.of(Connector.values())
				.flatMap((connector) -> bodies.stream().map((body) -> Arguments.of(call, connector, body))));
	}

	@ParameterizedTest(name = "{0} {1} [{index}]")
	@MethodSource("unreadableSuccesses")
	void successThatCannotBeReadLeavesTheOutcomeOpen(Call call, Connector connector, String body) {
		answer(call, aResponse().withStatus(201).withBody(body));
		TracklyConnectionLostException exception = catchThrowableOfType(TracklyConnectionLostException.class,
				() -> call.on(template(connector)));
		assertThat(exception).isNotNull();
		assertThat(exception.getStatusCode().value()).isEqualTo(201);
		assertThat(exception).hasMessageContaining("may have been queued");
		server.verify(1, postRequestedFor(urlEqualTo(call.path)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "false", "\"false\"" })
	void successThatReportsAFailureShowsItsText(String success) {
		for (Call call : Call.values()) {
			answer(call,
					aResponse().withStatus(200)
						.withBody("{\"success\":" + success + ",\"code\":\"carrier_down\",\"error\":\"No route to "
								+ Call.TO + " for " + TestTemplates.API_KEY + ": " + Call.BODY + "\"}"));
			TracklyException exception = catchThrowableOfType(TracklyException.class,
					() -> call.on(template(Connector.REACTOR)));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionLostException.class)
				.hasMessageContaining("200 carrier_down: No route to ***")
				.hasMessageContaining("for [api key]: [body]")
				.hasMessageContaining("may have been queued");
			assertThat(exception.getStatusCode().value()).isEqualTo(200);
			assertThat(exception.getCode()).isEqualTo("carrier_down");
			assertThat(exception.getErrorText()).startsWith("No route to ***").endsWith(" for [api key]: [body]");
		}
	}

	@Test
	void idInAnAnswerThatReportsAFailureIsNoSuccess() {
		answer(Call.SEND, aResponse().withStatus(200)
			.withBody("{\"success\":false,\"message_id\":\"a1b2c3d4\",\"error\":\"Not queued\"}"));
		assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template(Connector.REACTOR))))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("Not queued");
	}

	static Stream<Arguments> unreadableErrors() {
		List<String> bodies = List.of("", "no JSON", HTML, "{\"erro", "{}", "[]", "null", "42", "\"text\"",
				"{\"error\":{\"message\":\"nested\"},\"code\":[\"list\"]}", "{\"other\":\"shape\"}", LARGE,
				"{\"other\":\"" + LARGE + "\",\"error\":\"late\"}", "[".repeat(100_000));
		return Stream.of(Connector.values())
			.flatMap((connector) -> bodies.stream().map((body) -> Arguments.of(connector, body)));
	}

	@ParameterizedTest(name = "{0} [{index}]")
	@MethodSource("unreadableErrors")
	void errorThatCannotBeReadIsTranslatedByItsStatus(Connector connector, String body) {
		assertTranslatedByStatus(connector, body, 400, InvalidTracklyRequestException.class);
		assertTranslatedByStatus(connector, body, 429, TracklyRateLimitException.class);
		assertTranslatedByStatus(connector, body, 502, TracklyServerException.class);
	}

	private void assertTranslatedByStatus(Connector connector, String body, int status,
			Class<? extends TracklyException> type) {
		answer(Call.SEND, aResponse().withStatus(status).withBody(body));
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> Call.SEND.on(template(connector)));
		assertThat(exception).isExactlyInstanceOf(type);
		assertThat(exception.getStatusCode().value()).isEqualTo(status);
		assertThat(exception.getCode()).isNull();
		assertThat(exception.getErrorText()).isNull();
		assertThat(exception.getMessage()).hasSizeLessThan(200);
	}

	@ParameterizedTest
	@EnumSource
	void atMostTwoKilobytesOfAnErrorAreKept(Connector connector) {
		answer(Call.SEND,
				aResponse().withStatus(400)
					.withBody("{\"code\":\"invalid_phone\",\"error\":\"" + "y".repeat(1900) + "\",\"message\":\""
							+ LARGE + "\"}"));
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> Call.SEND.on(template(connector)));
		assertThat(exception.getCode()).isEqualTo("invalid_phone");
		assertThat(exception.getErrorText()).hasSize(1900);
		answer(Call.SEND,
				aResponse().withStatus(400).withBody("{\"code\":\"invalid_phone\",\"error\":\"" + LARGE + "\"}"));
		exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template(connector)));
		assertThat(exception.getCode()).isEqualTo("invalid_phone");
		assertThat(exception.getErrorText()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text\r\nwith\n lines\u0000\u001b[31m ", "  text with lines [31m" })
	void controlCharactersDoNotReachTheText(String error) {
		answer(Call.SEND,
				aResponse().withStatus(400)
					.withBody("{\"error\":\"" + error.replace("\r", "\\r")
						.replace("\n", "\\n")
						.replace("\u0000", "\\u0000")
						.replace("\u001b", "\\u001b") + "\"}"));
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> Call.SEND.on(template(Connector.REACTOR)));
		assertThat(exception.getErrorText()).isEqualTo("text with lines [31m");
	}

	@ParameterizedTest
	@EnumSource
	void errorThatBreaksOffIsTranslatedByWhatCameBefore(Connector connector) {
		try (RawServer raw = RawServer.start((connection) -> {
			connection.readRequest();
			connection
				.write("HTTP/1.1 429 Too Many\r\nContent-Length: 1000\r\n\r\n{\"code\":\"rate_limit\",\"error\":\"Ra");
			connection.close();
		})) {
			TracklyOperations template = this.style.neverWaiting(
					TestTemplates.forPort(raw.port(), connector).retry((settings) -> settings.withMaxRetries(0)));
			TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
			assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class);
			assertThat(exception.getCode()).isEqualTo("rate_limit");
			assertThat(exception.getErrorText()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource
	void textOfDigitsIsNoProblem(Connector connector) {
		answer(Call.SEND, aResponse().withStatus(400).withBody("{\"error\":\"" + "1".repeat(1900) + "\"}"));
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> Call.SEND.on(template(connector)));
		assertThat(exception.getErrorText()).isEqualTo("***1111");
	}

	@ParameterizedTest
	@EnumSource
	void longHeaderDoesNotSpoilASuccess(Connector connector) {
		answer(Call.SEND,
				aResponse().withStatus(201)
					.withHeader("X-API-Deprecated", "1".repeat(7000))
					.withBody(Call.SEND.success));
		assertThat(Call.SEND.on(template(connector))).isNotNull();
	}

	@Test
	void connectionCanBeUsedAgainAfterAnError() {
		answer(Call.SEND, aResponse().withStatus(400).withBody("{\"error\":\"Bad\"}"));
		TracklyOperations template = template(Connector.REACTOR);
		for (int count = 0; count < 600; count++) {
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isExactlyInstanceOf(InvalidTracklyRequestException.class);
		}
	}

	private void answer(Call call, ResponseDefinitionBuilder response) {
		server.stubFor(post(call.path).willReturn(response.withHeader("Content-Type", "application/json")));
	}

	private TracklyOperations template(Connector connector) {
		return this.style
			.build(TestTemplates.forPort(server.getPort(), connector).retry((settings) -> settings.withEnabled(false)));
	}

}
