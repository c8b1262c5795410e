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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what is repeated, when, and how often, by both templates alike. No test
 * waits: the sleeper moves the clock.
 */
@ParameterizedClass
@EnumSource
class RetryTests {

	private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(START));

	private final Contract contract;

	RetryTests(Contract contract) {
		this.contract = contract;
	}

	/**
	 * Not adaptive, so that each call waits for itself alone.
	 */
	private TracklyTemplateBuilder builder() {
		return TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false));
	}

	@ParameterizedTest
	@EnumSource
	void rateLimitedCallIsRepeatedUntilItSucceeds(Call call) {
		answerInTurn(call, rateLimited(), rateLimited(), jsonResponse(call.success, 201));
		assertThat(call.on(this.contract.build(builder()))).isNotNull();
		verifyRequests(call, 3);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@EnumSource
	void waitsGrowExponentiallyAndTheLastFailureItselfIsThrown(Call call) {
		server.stubFor(post(this.contract.path(call)).willReturn(rateLimited()));
		TracklyException exception = catchException(call, builder());
		assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class).hasNoCause();
		assertThat(exception.getStatusCode().value()).isEqualTo(429);
		verifyRequests(call, 6);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1),
				Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
	}

	@Test
	void waitsEndAtTheLongestInterval() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		catchException(Call.SEND, builder().retry((settings) -> settings.withMaxInterval(Duration.ofSeconds(3))));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1),
				Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3));
	}

	private TracklyTemplateBuilder withHalfOfTheChance() {
		return TestTemplates.timing(builder(), (timing) -> timing.withRandom(() -> 0.5));
	}

	@Test
	void jitterShortensEachWaitAlsoAtTheLongestInterval() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		catchException(Call.SEND,
				withHalfOfTheChance().retry((settings) -> settings.withMaxInterval(Duration.ofSeconds(3))));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(375), Duration.ofMillis(750),
				Duration.ofMillis(1500), Duration.ofMillis(2250), Duration.ofMillis(2250));
	}

	@Test
	void ownSettingsChangeTheSeries() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		catchException(Call.SEND,
				withHalfOfTheChance().retry((settings) -> settings.withMaxRetries(3)
					.withInitialInterval(Duration.ofMillis(100))
					.withMultiplier(3)
					.withJitter(1)));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(50), Duration.ofMillis(150),
				Duration.ofMillis(450));
	}

	static Stream<Arguments> retryAfters() {
		return Stream.of(Arguments.of("7", Duration.ofSeconds(7)), Arguments.of(" 7 ", Duration.ofSeconds(7)),
				Arguments.of("Mon, 23 Nov 2026 10:00:09 GMT", Duration.ofSeconds(9)),
				Arguments.of("Monday, 23-Nov-26 10:00:09 GMT", Duration.ofSeconds(9)),
				Arguments.of("Mon Nov 23 10:00:09 2026", Duration.ofSeconds(9)),
				// A longer backoff than asked for counts
				Arguments.of("0", Duration.ofMillis(500)),
				Arguments.of("Mon, 23 Nov 2026 09:00:00 GMT", Duration.ofMillis(500)),
				// Garbage does not
				Arguments.of("soon", Duration.ofMillis(500)), Arguments.of("-7", Duration.ofMillis(500)),
				Arguments.of("7.5", Duration.ofMillis(500)), Arguments.of("", Duration.ofMillis(500)),
				Arguments.of("99999999999999999999", Duration.ofMillis(500)),
				Arguments.of("9223372036854775807", Duration.ofMillis(500)),
				Arguments.of("1764000000", Duration.ofMillis(500)),
				Arguments.of("1764000000000", Duration.ofMillis(500)), Arguments.of("\u0667", Duration.ofMillis(500)));
	}

	@ParameterizedTest
	@MethodSource("retryAfters")
	void retryAfterIsHonoured(String retryAfter, Duration wait) {
		answerInTurn(Call.SEND, rateLimited().withHeader("Retry-After", retryAfter),
				jsonResponse(Call.SEND.success, 201));
		Call.SEND.on(this.contract.build(builder()));
		assertThat(this.sleeper.waits()).containsExactly(wait);
	}

	@Test
	void retryAfterBeyondTheLongestIntervalIsHonoured() {
		answerInTurn(Call.SEND, rateLimited().withHeader("Retry-After", "60"), jsonResponse(Call.SEND.success, 201));
		Call.SEND.on(this.contract.build(builder()));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(60));
	}

	@ParameterizedTest
	@CsvSource({ "121, 121", "86400, 86400", "'Mon, 23 Nov 2026 10:02:01 GMT', 121" })
	void retryAfterBeyondTheTimeLeftFailsAtOnce(String retryAfter, long seconds) {
		server.stubFor(
				post(this.contract.path(Call.SEND)).willReturn(rateLimited().withHeader("Retry-After", retryAfter)));
		TracklyException exception = catchException(Call.SEND, builder());
		assertThat(exception).isInstanceOfSatisfying(TracklyRateLimitException.class,
				(ex) -> assertThat(ex.getRetryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
		verifyRequests(Call.SEND, 1);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void retryAfterThatFillsTheTimeLeftIsWaitedFor() {
		answerInTurn(Call.SEND, rateLimited().withHeader("Retry-After", "120"), jsonResponse(Call.SEND.success, 201));
		Call.SEND.on(this.contract.build(builder()));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(120));
	}

	@Test
	void waitsAndAttemptsTogetherStayWithinTheTimeOfTheCall() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		TracklyException exception = catchException(Call.SEND,
				builder().retry((settings) -> settings.withMaxDuration(Duration.ofMillis(3600))));
		assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1),
				Duration.ofSeconds(2));
		verifyRequests(Call.SEND, 4);
	}

	@Test
	void timeOfACallBeginsAnewWithEachCall() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		TracklyOperations template = this.contract
			.build(builder().retry((settings) -> settings.withMaxDuration(Duration.ofMillis(600))));
		catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template));
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
	}

	@Test
	void exceptionCarriesRetryAfter() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited().withHeader("Retry-After", "7")));
		TracklyException exception = catchException(Call.SEND, builder());
		assertThat(((TracklyRateLimitException) exception).getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@EnumSource
	void noRetriesMeanOneAttempt(Call call) {
		server.stubFor(post(this.contract.path(call)).willReturn(rateLimited()));
		assertThat(catchException(call, builder().retry((settings) -> settings.withMaxRetries(0))))
			.isExactlyInstanceOf(TracklyRateLimitException.class);
		verifyRequests(call, 1);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void anyNumberOfRetriesIsPossible() {
		answerInTurn(Call.SEND, rateLimited(), jsonResponse(Call.SEND.success, 201));
		TracklyOperations template = this.contract
			.build(builder().retry((settings) -> settings.withMaxRetries(Integer.MAX_VALUE)));
		assertThat(Call.SEND.on(template)).isNotNull();
	}

	@ParameterizedTest
	@EnumSource
	void disabledRetryMeansOneAttempt(Call call) {
		server.stubFor(post(this.contract.path(call)).willReturn(rateLimited()));
		assertThat(catchException(call, builder().retry((settings) -> settings.withEnabled(false))))
			.isExactlyInstanceOf(TracklyRateLimitException.class);
		verifyRequests(call, 1);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void callThatWasNeverSentIsRepeated() {
		TracklyException exception = catchException(Call.SEND, builder().baseUrl("http://localhost:1/api"));
		assertThat(exception).isExactlyInstanceOf(TracklyConnectionException.class);
		assertThat(this.sleeper.waits()).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 303, 307, 400, 401, 403, 404, 408, 413, 418, 460, 499, 500, 502, 503, 600 })
	void otherAnswersAreFinal(int status) {
		for (Call call : Call.values()) {
			server.stubFor(post(this.contract.path(call))
				.willReturn(jsonResponse("{}", status).withHeader("Retry-After", "1")));
			assertThat(catchException(call, builder())).isNotInstanceOf(TracklyRateLimitException.class);
			verifyRequests(call, 1);
		}
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 421, 425 })
	void answerOfAServerThatHasProcessedNothingIsRepeated(int status) {
		for (Call call : Call.values()) {
			answerInTurn(call, jsonResponse("{}", status), jsonResponse(call.success, 201));
			assertThat(call.on(this.contract.build(builder()))).isNotNull();
			verifyRequests(call, 2);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 303, 408, 460, 499, 503, 600 })
	void answerThatLeavesTheOutcomeOpenIsRepeatedWhereAsked(int status) {
		answerInTurn(Call.SEND, jsonResponse("{}", status), jsonResponse(Call.SEND.success, 201));
		assertThat(Call.SEND.on(this.contract.build(builder().retry((settings) -> settings.withIndeterminate(true)))))
			.isNotNull();
		verifyRequests(Call.SEND, 2);
	}

	@ParameterizedTest
	@EnumSource
	void lostConnectionIsFinal(Call call) {
		server
			.stubFor(post(this.contract.path(call)).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		catchException(call, builder());
		verifyRequests(call, 1);
	}

	@ParameterizedTest
	@EnumSource
	void timeoutIsFinal(Call call) {
		server.stubFor(post(this.contract.path(call)).willReturn(jsonResponse(call.success, 201).withFixedDelay(2000)));
		catchException(call, TestTemplates.recording(
				TestTemplates.forPort(server.getPort(), Connector.REACTOR, Duration.ofMillis(300)), this.sleeper));
		assertThat(this.sleeper.waits()).isEmpty();
		verifyRequests(call, 1);
	}

	@Test
	void requestThatIsNotValidIsFinal() {
		TracklyOperations template = this.contract.build(builder());
		assertThat(catchThrowableOfType(TracklyException.class, () -> template.send("", "x")))
			.isInstanceOf(InvalidTracklyRequestException.class);
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void indeterminateFailureIsRepeatedWhereAsked(Call call) {
		answerInTurn(call, jsonResponse("{}", 503).withHeader("Retry-After", "3"),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), jsonResponse(call.success, 201));
		assertThat(call.on(this.contract.build(builder().retry((settings) -> settings.withIndeterminate(true)))))
			.isNotNull();
		verifyRequests(call, 3);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1));
	}

	@Test
	void indeterminateFailureIsNotForgottenWhenTheNextAttemptIsRefused() {
		answerInTurn(Call.SEND, jsonResponse("{}", 500), rateLimited());
		TracklyException exception = catchException(Call.SEND,
				builder().retry((settings) -> settings.withIndeterminate(true)));
		assertThat(exception).isExactlyInstanceOf(TracklyServerException.class);
		assertThat(exception.getSuppressed()).hasExactlyElementsOfTypes(TracklyRateLimitException.class);
		verifyRequests(Call.SEND, 6);
	}

	@Test
	void lastIndeterminateFailureIsThrownItself() {
		answerInTurn(Call.SEND, jsonResponse("{}", 500), jsonResponse("{}", 502));
		TracklyException exception = catchException(Call.SEND,
				builder().retry((settings) -> settings.withIndeterminate(true)));
		assertThat(exception.getStatusCode().value()).isEqualTo(502);
		assertThat(exception.getSuppressed()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no JSON", "{}", "{\"success\":false,\"error\":\"No lists\"}" })
	void readWhoseAnswerCannotBeReadIsNotRepeated(String body) {
		server.stubFor(get("/api/v2/lists").willReturn(jsonResponse(body, 200)));
		TracklyOperations template = this.contract.build(builder());
		TracklyException exception = catchThrowableOfType(TracklyException.class,
				() -> template.opsForLists().findAll());
		assertThat(exception.getStatusCode().value()).isEqualTo(200);
		server.verify(1, getRequestedFor(urlEqualTo("/api/v2/lists")));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void readWhoseAnswerBreaksOffIsRepeated() {
		try (RawServer raw = RawServer.start((connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"lists\":");
			connection.close();
		})) {
			TracklyOperations template = this.contract
				.build(builder().insecureBaseUrl("http://localhost:" + raw.port()));
			catchThrowableOfType(TracklyException.class, () -> template.opsForLists().findAll());
			assertThat(raw.requests()).hasSize(6);
		}
	}

	@Test
	void callThatWasRefusedFailsWithTheRefusalIfItsNextTurnComesTooLate() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(rateLimited()));
		TracklyException exception = catchException(Call.SEND,
				builder().rateLimit((settings) -> settings.withSendPerSecond(1))
					.retry((settings) -> settings.withMaxDuration(Duration.ofMillis(1600))
						.withInitialInterval(Duration.ofMillis(100))
						.withMultiplier(1)));
		assertThat(exception).hasMessageContaining("Trackly answered 429").hasMessageNotContaining("was not sent");
		assertThat(exception.getStatusCode().value()).isEqualTo(429);
		assertThat(exception).isInstanceOfSatisfying(TracklyRateLimitException.class,
				(ex) -> assertThat(ex.getRetryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
		assertThat(exception.getSuppressed()).singleElement().asString().contains("its turn");
		verifyRequests(Call.SEND, 2);
	}

	@Test
	void withoutAClockOfATestTheWaitIsReal() {
		answerInTurn(Call.SEND, rateLimited(), jsonResponse(Call.SEND.success, 201));
		long start = System.nanoTime();
		Call.SEND.on(this.contract.build(TestTemplates.forPort(server.getPort())
			.retry((settings) -> settings.withInitialInterval(Duration.ofMillis(50)).withJitter(0))));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		verifyRequests(Call.SEND, 2);
	}

	private TracklyException catchException(Call call, TracklyTemplateBuilder builder) {
		TracklyOperations template = this.contract.build(builder);
		return catchThrowableOfType(TracklyException.class, () -> call.on(template));
	}

	private static ResponseDefinitionBuilder rateLimited() {
		return jsonResponse("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}", 429);
	}

	/**
	 * Answer with each response once, and with the last one from then on.
	 */
	private void answerInTurn(Call call, ResponseDefinitionBuilder... responses) {
		for (int index = 0; index < responses.length; index++) {
			String state = (index == 0) ? Scenario.STARTED : String.valueOf(index);
			String next = String.valueOf(Math.min(index + 1, responses.length - 1));
			server.stubFor(post(this.contract.path(call)).inScenario(call.name())
				.whenScenarioStateIs(state)
				.willReturn(responses[index])
				.willSetStateTo((responses.length == 1) ? Scenario.STARTED : next));
		}
	}

	private void verifyRequests(Call call, int count) {
		server.verify(count, postRequestedFor(urlEqualTo(this.contract.path(call))));
	}

}
