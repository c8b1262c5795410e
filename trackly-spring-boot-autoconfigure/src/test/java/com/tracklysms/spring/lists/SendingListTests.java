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

package com.tracklysms.spring.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.SendingNumberNotFoundException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
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
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for reading sending lists with both templates, whichever version messages are
 * sent with.
 */
@ParameterizedClass
@EnumSource
class SendingListTests {

	private static final String LISTS = "/api/v2/lists";

	private static final String LIST = """
			{ "id": 42, "phone_number": "+12025550134", "brand_name": "Acme", "list_name": "Promo",
			  "list_type": "infobip", "status": "active", "contact_count": 15230,
			  "created_at": "2025-03-15T14:30:00Z" }""";

	private static final SendingList READ = new SendingList(42, "+12025550134", "Acme", "Promo", "infobip", "active",
			15230L, Instant.parse("2025-03-15T14:30:00Z"));

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.EPOCH));

	private final Contract contract;

	SendingListTests(Contract contract) {
		this.contract = contract;
	}

	private TracklyTemplateBuilder builder() {
		return TestTemplates.recording(TestTemplates.forPort(server.getPort()), this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false));
	}

	private SendingListOperations lists() {
		return lists(builder());
	}

	private SendingListOperations lists(TracklyTemplateBuilder builder) {
		return this.contract.build(builder).opsForLists();
	}

	@Test
	void findAllGetsAllLists() {
		answer(LISTS, "{ \"lists\": [ " + LIST + ", { \"id\": 43, \"phone_number\": \"+12025550135\" } ] }");
		assertThat(lists().findAll()).containsExactly(READ,
				new SendingList(43, "+12025550135", null, null, null, null, null, null));
		assertThat(lists().findAll(null)).hasSize(2);
		server.verify(2,
				getRequestedFor(urlEqualTo(LISTS)).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("User-Agent", matching("trackly-spring-boot/\\d+\\.\\d+\\.\\d+.*"))
					.withHeader("Transfer-Encoding", absent())
					.withRequestBody(absent()));
		server.verify(2, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@CsvSource({ "ACTIVE, active", "PAUSED, paused", "SUSPENDED, suspended", "DELETED, deleted" })
	void findAllOfAStatusAsksForIt(SendingListStatus status, String value) {
		answer(LISTS + "?status=" + value, "{ \"lists\": [ " + LIST + " ] }");
		assertThat(lists().findAll(status)).containsExactly(READ);
		server.verify(1,
				getRequestedFor(urlEqualTo(LISTS + "?status=" + value))
					.withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withRequestBody(absent()));
	}

	@Test
	void noListsAreAnEmptyResult() {
		answer(LISTS, "{ \"lists\": [] }");
		assertThat(lists().findAll()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { 42, 1_234_567, Long.MAX_VALUE })
	void findByIdGetsTheList(long id) {
		answer(LISTS + "/" + id, LIST.replace("42", String.valueOf(id)));
		assertThat(lists().findById(id)).get().extracting(SendingList::id).isEqualTo(id);
		server.verify(1,
				getRequestedFor(urlEqualTo(LISTS + "/" + id)).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Transfer-Encoding", absent())
					.withRequestBody(absent()));
	}

	@Test
	void pathDoesNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
		try {
			answer(LISTS + "/1234567", LIST);
			answer(LISTS + "?status=active", "{ \"lists\": [] }");
			assertThat(lists().findById(1_234_567)).contains(READ);
			assertThat(lists().findAll(SendingListStatus.ACTIVE)).isEmpty();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 404, 400 })
	void listThatIsNotFoundIsNone(int status) {
		answer(LISTS + "/42", jsonResponse("{\"error\":\"Resource not found\",\"code\":\"not_found\"}", status));
		assertThat(lists().findById(42)).isEmpty();
		server.verify(1, anyRequestedFor(anyUrl()));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	static Stream<Arguments> finalFailures() {
		return Stream.of(Arguments.of(404, null, TracklyResourceNotFoundException.class),
				Arguments.of(404, "list_not_found", SendingNumberNotFoundException.class),
				Arguments.of(404, "other", TracklyResourceNotFoundException.class),
				Arguments.of(401, "unauthorized", TracklyAuthenticationException.class),
				Arguments.of(401, "missing_api_key", TracklyAuthenticationException.class),
				Arguments.of(403, null, TracklyAccessDeniedException.class),
				Arguments.of(400, null, InvalidTracklyRequestException.class));
	}

	@ParameterizedTest
	@MethodSource("finalFailures")
	void failureThatWouldHappenAgainIsThrownAtOnce(int status, @Nullable String code,
			Class<? extends TracklyException> type) {
		ResponseDefinitionBuilder answer = jsonResponse(
				"{\"error\":\"Refused\"" + ((code != null) ? ",\"code\":\"" + code + "\"" : "") + "}", status);
		answer(LISTS, answer);
		answer(LISTS + "/42", answer);
		for (TracklyException exception : List.of(catchException(() -> lists().findAll()),
				catchException(() -> lists().findById(42)))) {
			assertThat(exception).isExactlyInstanceOf(type).hasMessageNotContaining("queued");
			assertThat(exception.getStatusCode().value()).isEqualTo(status);
			assertThat(exception.getCode()).isEqualTo(code);
		}
		server.verify(2, anyRequestedFor(anyUrl()));
		assertThat(this.sleeper.waits()).isEmpty();
	}

	@Test
	void listsThatAreNotFoundAreAFailure() {
		answer(LISTS, jsonResponse("{\"error\":\"Resource not found\",\"code\":\"not_found\"}", 404));
		assertThat(catchException(() -> lists().findAll())).isExactlyInstanceOf(TracklyResourceNotFoundException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "no JSON", "<html>", "{}", "[]", "null", "42", "{\"lists\":null}",
			"{\"lists\":{}}", "{\"lists\":\"none\"}", "{\"lists\":[{}]}", "{\"lists\":[null]}", "{\"lists\":[[]]}",
			"{\"lists\":[{\"id\":42}]}", "{\"lists\":[{\"phone_number\":\"+12025550134\"}]}",
			"{\"lists\":[{\"id\":\"42a\",\"phone_number\":\"+12025550134\"}]}",
			"{\"lists\":[{\"id\":42.5,\"phone_number\":\"+12025550134\"}]}",
			"{\"lists\":[{\"id\":1e40,\"phone_number\":\"+12025550134\"}]}",
			"{\"lists\":[{\"id\":9223372036854775808,\"phone_number\":\"+12025550134\"}]}",
			"{\"lists\":[{\"id\":42,\"phone_number\":{}}]}", "{\"lists\":[{\"id\":42,\"phone_nu" })
	void listsThatCannotBeReadAreAFailure(String answer) {
		answer(LISTS, answer);
		TracklyException exception = catchException(() -> lists(once()).findAll());
		assertThat(exception).isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("cannot be read as a success")
			.hasMessageNotContaining("queued")
			.hasMessageNotContaining("2025550134");
		assertThat(exception.getStatusCode().value()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "{}", "[]", "null", "{\"id\":42}", "{\"phone_number\":\"+12025550134\"}",
			"{\"lists\":[{\"id\":42,\"phone_number\":\"+12025550134\"}]}" })
	void listThatCannotBeReadIsAFailureAndNotNone(String answer) {
		answer(LISTS + "/42", answer);
		assertThat(catchException(() -> lists(once()).findById(42)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("cannot be read as a success")
			.hasMessageNotContaining("queued");
	}

	@Test
	void fieldsThatAreUnknownAreIgnoredAndThoseOfOtherTypesLeftOut() {
		answer(LISTS + "/42", """
				{ "success": true, "id": 42, "phone_number": "+12025550134", "brand_name": [ 1 ], "list_name": null,
				  "list_type": {}, "status": "inactive", "contact_count": "many", "created_at": 1742049000,
				  "new": { "a": [ 1 ] } }""");
		assertThat(lists().findById(42))
			.contains(new SendingList(42, "+12025550134", null, null, null, "inactive", null, null));
	}

	@ParameterizedTest
	@CsvSource({ "3000000000, 3000000000", "0, 0", "1.5,", "1e30,", "true," })
	void contactCountIsAWholeNumberOrNone(String count, @Nullable Long expected) {
		answer(LISTS + "/42", LIST.replace("15230", count));
		assertThat(lists().findById(42)).get().extracting(SendingList::contactCount).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "2025-03-15T14:30:00Z, 2025-03-15T14:30:00Z",
			"2025-03-15T14:30:00.123456Z, 2025-03-15T14:30:00.123456Z",
			"2025-03-15T14:30:00+02:00, 2025-03-15T12:30:00Z", "2025-03-15T14:30Z, 2025-03-15T14:30:00Z",
			// Without a zone it could be any time
			"2025-03-15T14:30:00,", "2025-03-15 14:30:00Z,", "2025-03-15,", "yesterday,", "'',",
			"2025-02-30T14:30:00Z," })
	void timeIsReadIfItIsOne(String text, @Nullable Instant expected) {
		answer(LISTS + "/42", LIST.replace("2025-03-15T14:30:00Z", text));
		assertThat(lists().findById(42)).get().extracting(SendingList::createdAt).isEqualTo(expected);
	}

	@Test
	void onlyAnActiveListCanBeSentFrom() {
		answer(LISTS, "{\"lists\":[" + LIST + "," + LIST.replace("active", "paused") + ","
				+ LIST.replace("\"status\": \"active\",", "") + "]}");
		assertThat(lists().findAll()).extracting(SendingList::isActive).containsExactly(true, false, false);
	}

	static Stream<Arguments> passingFailures() {
		return Stream.of(Arguments.of("429", jsonResponse("{\"code\":\"rate_limit\"}", 429)),
				Arguments.of("500", jsonResponse("{\"code\":\"internal_error\"}", 500)),
				Arguments.of("503", jsonResponse("{}", 503)),
				Arguments.of("Reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				Arguments.of("Empty", aResponse().withFault(Fault.EMPTY_RESPONSE)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("passingFailures")
	void failureThatCanPassIsRepeated(String name, ResponseDefinitionBuilder failure) {
		answerInTurn(LISTS, failure, failure, jsonResponse("{\"lists\":[" + LIST + "]}", 200));
		answerInTurn(LISTS + "/42", failure, failure, jsonResponse(LIST, 200));
		assertThat(lists().findAll()).containsExactly(READ);
		assertThat(lists().findById(42)).contains(READ);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1),
				Duration.ofMillis(500), Duration.ofSeconds(1));
		server.verify(6, anyRequestedFor(anyUrl()));
	}

	@Test
	void timeoutIsRepeated() {
		answerInTurn(LISTS, jsonResponse("{\"lists\":[]}", 200).withFixedDelay(2000),
				jsonResponse("{\"lists\":[" + LIST + "]}", 200));
		assertThat(lists(impatient()).findAll()).containsExactly(READ);
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofMillis(500));
	}

	private TracklyTemplateBuilder impatient() {
		return TestTemplates
			.recording(TestTemplates.forPort(server.getPort(), Connector.REACTOR, Duration.ofMillis(300)), this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false));
	}

	@Test
	void lastFailureItselfIsThrown() {
		answerInTurn(LISTS, jsonResponse("{}", 500), aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				jsonResponse("{\"code\":\"rate_limit\"}", 429));
		TracklyException exception = catchException(() -> lists().findAll());
		assertThat(exception).isExactlyInstanceOf(TracklyRateLimitException.class).hasNoSuppressedExceptions();
		server.verify(6, anyRequestedFor(anyUrl()));
		assertThat(this.sleeper.waits()).hasSize(5);
	}

	@Test
	void failureThatEndsTheRepeatingIsThrownItself() {
		answerInTurn(LISTS, jsonResponse("{}", 500), jsonResponse("{\"code\":\"unauthorized\"}", 401));
		assertThat(catchException(() -> lists().findAll())).isExactlyInstanceOf(TracklyAuthenticationException.class)
			.hasNoSuppressedExceptions();
		answerInTurn(LISTS + "/42", jsonResponse("{}", 500), jsonResponse("{\"code\":\"not_found\"}", 404));
		assertThat(lists().findById(42)).isEmpty();
	}

	@Test
	void retryAfterIsHonoured() {
		answerInTurn(LISTS, jsonResponse("{}", 503).withHeader("Retry-After", "7"),
				jsonResponse("{\"lists\":[]}", 200));
		lists().findAll();
		assertThat(this.sleeper.waits()).containsExactly(Duration.ofSeconds(7));
	}

	@Test
	void noRetriesMeanOneAttempt() {
		answer(LISTS, jsonResponse("{}", 500));
		assertThat(catchException(() -> lists(once()).findAll())).isExactlyInstanceOf(TracklyServerException.class);
		server.verify(1, anyRequestedFor(anyUrl()));
	}

	private TracklyTemplateBuilder once() {
		return builder().retry((settings) -> settings.withEnabled(false));
	}

	@Test
	void failureOfAReadDoesNotSayThatAMessageMayHaveBeenQueued() {
		answer(LISTS, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		assertThat(catchException(() -> lists(once()).findAll()))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageNotContaining("queued");
		answer(LISTS, jsonResponse("{\"lists\":[]}", 200).withFixedDelay(2000));
		assertThat(catchException(() -> lists(impatient().retry((settings) -> settings.withEnabled(false))).findAll()))
			.isExactlyInstanceOf(TracklyResponseTimeoutException.class)
			.hasMessageNotContaining("queued");
		assertThat(catchException(() -> lists(once().baseUrl("http://localhost:1/api")).findAll()))
			.isExactlyInstanceOf(TracklyConnectionException.class)
			.hasMessageNotContaining("queued");
		answer(LISTS, jsonResponse("{}", 429));
		assertThat(catchException(() -> lists(once()).findAll())).isExactlyInstanceOf(TracklyRateLimitException.class)
			.hasMessageNotContaining("queued");
	}

	@Test
	void keyThatTheServerEchoesIsNotShown() {
		answer(LISTS, jsonResponse("{\"error\":\"Key " + TestTemplates.API_KEY + " of +12025550134\"}", 401));
		assertThat(catchException(() -> lists().findAll()))
			.hasMessageNotContainingAny(TestTemplates.API_KEY, "2025550134")
			.hasMessageContaining("Key [api key] of ***0134");
	}

	@Test
	void limitsOfSendsDoNotHoldReadsBack() {
		answer(LISTS, "{ \"lists\": [] }");
		SendingListOperations lists = this.contract
			.build(TestTemplates.withoutWaits(TestTemplates.forPort(server.getPort()))
				.rateLimit((settings) -> settings.withSendPerSecond(1).withBulkPerSecond(1)))
			.opsForLists();
		for (int count = 0; count < 5; count++) {
			assertThat(lists.findAll()).isEmpty();
		}
	}

	private TracklyException catchException(Callable<?> read) {
		TracklyException exception = catchThrowableOfType(TracklyException.class, read::call);
		assertThat(exception).isNotNull();
		return exception;
	}

	private static void answer(String url, String answer) {
		answer(url, jsonResponse(answer, 200));
	}

	private static void answer(String url, ResponseDefinitionBuilder answer) {
		server.stubFor(get(urlEqualTo(url)).willReturn(answer));
	}

	/**
	 * Answer with each response once, and with the last one from then on.
	 */
	private static void answerInTurn(String url, ResponseDefinitionBuilder... responses) {
		for (int index = 0; index < responses.length; index++) {
			server.stubFor(get(urlEqualTo(url)).inScenario(url)
				.whenScenarioStateIs((index == 0) ? Scenario.STARTED : String.valueOf(index))
				.willReturn(responses[index])
				.willSetStateTo(String.valueOf(Math.min(index + 1, responses.length - 1))));
		}
	}

}
