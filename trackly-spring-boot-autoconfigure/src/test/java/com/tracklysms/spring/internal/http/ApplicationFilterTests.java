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

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.InvalidPhoneNumberException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for filters of the application around the client's requests, which fail or do
 * what is right for other services.
 */
@ParameterizedClass
@EnumSource
class ApplicationFilterTests {

	private static final String REFUSAL = "{\"error\":\"Invalid phone number format\",\"code\":\"invalid_phone\"}";

	private final Style style;

	ApplicationFilterTests(Style style) {
		this.style = style;
	}

	/**
	 * A server that answers with a status and, once it has done so, with a success.
	 */
	private static RawServer answering(int status, String body) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				boolean first = connection.server().requests().size() == 1;
				connection.answer(first ? status : 201, first ? body : Call.SEND.success);
			}
		});
	}

	private TracklyTemplateBuilder filtered(RawServer server, ExchangeFilterFunction filter) {
		return TestTemplates.forPort(server.port(),
				Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30)).filter(filter));
	}

	private TracklyException failureOf(RawServer server, ExchangeFilterFunction filter) {
		TracklyOperations template = this.style
			.build(filtered(server, filter).retry((settings) -> settings.withEnabled(false)));
		return catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
	}

	static Stream<ExchangeFilterFunction> filtersThatThrowErrors() {
		return Stream.of(
				ExchangeFilterFunction.ofResponseProcessor(
						(response) -> response.statusCode().isError() ? response.createException().flatMap(Mono::error)
								: Mono.just(response)),
				(request, next) -> next.exchange(request)
					.flatMap((response) -> response.statusCode().isError()
							? response.createException()
								.flatMap((ex) -> Mono.error(new IllegalStateException("Own", ex)))
							: Mono.just(response)));
	}

	@ParameterizedTest
	@MethodSource("filtersThatThrowErrors")
	void errorThatAFilterThrowsIsTheAnswerThatItIs(ExchangeFilterFunction filter) {
		try (RawServer server = answering(400, REFUSAL)) {
			TracklyException exception = failureOf(server, filter);
			assertThat(exception).isExactlyInstanceOf(InvalidPhoneNumberException.class);
			assertThat(exception.getStatusCode().value()).isEqualTo(400);
			assertThat(exception.getCode()).isEqualTo("invalid_phone");
			assertThat(exception.getErrorText()).isEqualTo("Invalid phone number format");
		}
		try (RawServer server = answering(503, "{}")) {
			assertThat(failureOf(server, filter)).isExactlyInstanceOf(TracklyServerException.class);
		}
	}

	@ParameterizedTest
	@MethodSource("filtersThatThrowErrors")
	void rateLimitThatAFilterThrowsIsRepeated(ExchangeFilterFunction filter) {
		try (RawServer server = answering(429, "{}")) {
			TracklyOperations template = this.style.build(TestTemplates.impatient(filtered(server, filter)));
			assertThat(Call.SEND.on(template)).isNotNull();
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void errorThatAFilterThrowsAfterARepeatedConnectionFailureIsTheAnswerThatItIs() {
		try (RawServer server = answering(400, REFUSAL)) {
			AtomicInteger failures = new AtomicInteger(1);
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port(),
					Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30))
						.filter(ExchangeFilterFunction.ofResponseProcessor(
								(response) -> response.createException().flatMap(Mono::<ClientResponse>error)))
						.filter((request, next) -> next.exchange(request).retry(1))
						.exchangeFunction((request) -> (failures.getAndDecrement() > 0)
								? Mono.error(new ConnectException("Refused"))
								: ExchangeFunctions.create(new ReactorClientHttpConnector()).exchange(request)));
			TracklyOperations template = this.style.build(builder.retry((settings) -> settings.withEnabled(false)));
			assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
				.isExactlyInstanceOf(InvalidPhoneNumberException.class);
		}
	}

	@Test
	void statusIsKnownAlsoIfAFilterThrowsItsOwnException() {
		try (RawServer server = answering(400, REFUSAL)) {
			TracklyException exception = failureOf(server, (request, next) -> next.exchange(request)
				.flatMap((response) -> response.releaseBody().then(Mono.error(new IllegalStateException("Own")))));
			assertThat(exception).isExactlyInstanceOf(InvalidTracklyRequestException.class);
			assertThat(exception.getStatusCode().value()).isEqualTo(400);
		}
	}

	@Test
	void errorOfAnotherServiceIsNotTheAnswerOfTheApi() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server,
					(request, next) -> Mono.error(WebClientResponseException.create(HttpStatusCode.valueOf(401),
							"Unauthorized", HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8, null)));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class);
			assertThat(exception.getStatusCode()).isNull();
			assertThat(server.requests()).isEmpty();
		}
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server,
					(request, next) -> next.exchange(request)
						.flatMap((response) -> Mono.error(WebClientResponseException.create(HttpStatusCode.valueOf(401),
								"Unauthorized", HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8, null))));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionLostException.class)
				.hasMessageContaining("filter")
				.hasMessageContaining("201")
				.hasMessageContaining("may have been queued");
			assertThat(exception.getStatusCode().value()).isEqualTo(201);
		}
	}

	@Test
	void filterThatFailsIsNotTheNetwork() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server,
					(request, next) -> Mono.error(new IllegalArgumentException("No token")));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class)
				.hasMessageContaining("was not sent")
				.hasMessageContaining("filter")
				.hasMessageContaining("IllegalArgumentException")
				.hasMessageNotContaining("network");
			assertThat(exception).hasRootCauseMessage("No token");
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void filterThatFailsAfterTheAnswerIsNotTheNetwork() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server, (request, next) -> next.exchange(request)
				.flatMap((response) -> Mono.error(new IllegalArgumentException("Not mine"))));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionLostException.class)
				.hasMessageContaining("filter")
				.hasMessageContaining("201")
				.hasMessageNotContaining("was lost");
		}
	}

	@Test
	void connectionFailureThatAFilterPassesOnIsTheNetwork() {
		TracklyOperations template = this.style.build(TestTemplates
			.forPort(1,
					Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30))
						.filter((request, next) -> next.exchange(request)
							.onErrorMap((failure) -> new IllegalStateException("Own", failure))))
			.retry((settings) -> settings.withEnabled(false)));
		assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
			.isExactlyInstanceOf(TracklyConnectionException.class)
			.hasMessageContaining("network");
	}

	@Test
	void filterMayDropTheAttributes() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyOperations template = this.style.neverWaiting(filtered(server, (request, next) -> next
				.exchange(ClientRequest.create(request.method(), request.url()).body(request.body()).build())));
			assertThat(Call.SEND.on(template)).isNotNull();
			assertThat(template.sendAll(BulkServer.messages(1)).read()).isOne();
		}
	}

	@Test
	void filterMayDropTheAttributesOfARequestThatItMustNotSendTwice() {
		try (RawServer server = answering(503, "{}")) {
			TracklyException exception = failureOf(server,
					(request, next) -> next
						.exchange(ClientRequest.create(request.method(), request.url()).body(request.body()).build())
						.flatMap((response) -> response.createException().flatMap(Mono::<ClientResponse>error))
						.retry(2));
			assertThat(exception).isInstanceOf(IndeterminateTracklyException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void filterThatReplacesTheWholeRequestIsToldSo() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server,
					(request, next) -> next.exchange(ClientRequest.create(request.method(), request.url()).build()));
			assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class)
				.hasMessageContaining("filter")
				.hasMessageContaining("ClientRequest.from(request)");
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void filterThatSendsAgainIsToldSo() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			TracklyException exception = failureOf(server,
					(request, next) -> next.exchange(request).then(next.exchange(request)));
			assertThat(exception).isInstanceOf(IndeterminateTracklyException.class)
				.hasMessageContaining("filter")
				.hasMessageContaining("send the request again");
			assertThat(server.requests()).hasSize(1);
		}
	}

}
