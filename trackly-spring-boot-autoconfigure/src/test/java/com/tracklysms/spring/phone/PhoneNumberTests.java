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

package com.tracklysms.spring.phone;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyPaymentRequiredException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.testsupport.ResourceClient;
import com.tracklysms.spring.testsupport.ResourceServer;
import com.tracklysms.spring.testsupport.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.tracklysms.spring.testsupport.ResourceClient.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the validation of phone numbers over the wire.
 */
@ParameterizedClass
@MethodSource("com.tracklysms.spring.testsupport.Wire#all")
class PhoneNumberTests {

	private static final String VALIDATE = "/api/v1/phone/validate";

	private static final String BATCH = VALIDATE + "/batch";

	private static final String RESULT = """
			{ "phone": "+14155551234", "valid": true, "line_type": "mobile", "carrier": "Verizon Wireless",
			  "carrier_raw": "CELLCO PARTNERSHIP DBA VERIZON", "ported": false, "country": "US", "state": "California",
			  "city": "San Francisco", "on_dnc": false, "disposition": "ok", "cost": 0.003, "cached": false }""";

	@RegisterExtension
	static final ResourceServer server = new ResourceServer("+14155551234");

	private final ResourceClient client;

	PhoneNumberTests(Wire wire) {
		this.client = new ResourceClient(wire, server);
	}

	private PhoneNumberOperations phones() {
		return this.client.operations().opsForPhoneNumbers();
	}

	@Test
	void validatePostsTheNumber() {
		server.answer("POST", VALIDATE, RESULT);
		PhoneValidation validation = phones().validate("+14155551234");
		server.verifyOne("POST", VALIDATE, "{ \"phone\": \"+14155551234\" }");
		assertThat(validation).isEqualTo(new PhoneValidation("+14155551234", true, "mobile", "Verizon Wireless",
				"CELLCO PARTNERSHIP DBA VERIZON", false, "US", "California", "San Francisco", false, "ok",
				new BigDecimal("0.003"), false, validation.attributes()));
		assertThat(validation.isOk()).isTrue();
		assertThat(validation).hasToString("PhoneValidation[phone=***1234, disposition=ok]");
	}

	@Test
	void forceIsSentAsABoolean() {
		server.answer("POST", VALIDATE, RESULT);
		phones().validate("(415) 555-1234", true);
		server.verifyOne("POST", VALIDATE, "{ \"phone\": \"(415) 555-1234\", \"force\": true }");
	}

	@Test
	void wordsThatAreUnknownAreKeptAndFieldsOfOtherTypesLeftOut() {
		server.answer("POST", VALIDATE, """
				{ "phone": "+14155551234", "valid": "perhaps", "line_type": "satellite", "carrier": {}, "on_dnc": null,
				  "disposition": "doubtful", "cost": "much", "new": [ true ] }""");
		PhoneValidation validation = phones().validate("+14155551234");
		assertThat(validation).isEqualTo(new PhoneValidation("+14155551234", null, "satellite", null, null, null, null,
				null, null, null, "doubtful", null, null, validation.attributes()));
		assertThat(validation.attributes()).containsEntry("new", List.of(true)).containsEntry("cost", "much");
		assertThat(validation.isOk()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"valid\":true}", "{\"success\":false,\"phone\":\"1\"}" })
	void answerThatIsNoResultIsAFailure(String answer) {
		server.answer("POST", VALIDATE, answer);
		assertThat(failureOf(() -> phones().validate("+14155551234")))
			.isExactlyInstanceOf(TracklyConnectionLostException.class);
		server.verifyCount(1);
	}

	@Test
	void validateBulkGivesAnOutcomeForEachNumber() {
		server.answer("POST", BATCH, "{ \"results\": [ " + RESULT
				+ """
						, { "phone": "not-a-phone", "error": "validation_error", "code": "invalid_phone",
						    "message": "invalid phone number format" } ],
						  "summary": { "total": 2, "ok": 1, "unreachable": 0, "invalid": 0, "risky": 0, "unknown": 0, "errors": 1,
						    "cached": 0, "total_cost": 0.003 } }""");
		BulkPhoneValidation result = phones().validateBulk(List.of("+14155551234", "not-a-phone"));
		server.verifyOne("POST", BATCH, "{ \"phones\": [ \"+14155551234\", \"not-a-phone\" ] }");
		assertThat(result.outcomes().get(0).validation().isOk()).isTrue();
		PhoneValidationOutcome refused = result.outcomes().get(1);
		assertThat(refused.validation()).isNull();
		assertThat(refused.errorCode()).isEqualTo(TracklyErrorCode.INVALID_PHONE);
		assertThat(refused.error()).isEqualTo("validation_error: invalid phone number format");
		assertThat(result.totalCost()).isEqualByComparingTo("0.003");
		assertThat(result.summary()).containsEntry("ok", 1).containsEntry("errors", 1).hasSize(9);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"results\":{}}", "{\"results\":[]}", "{\"results\":[{}]}" })
	void bulkAnswerWithoutAnOutcomeForEachNumberIsAFailure(String answer) {
		server.answer("POST", BATCH, answer);
		assertThat(failureOf(() -> phones().validateBulk(List.of("+14155551234"))))
			.isExactlyInstanceOf(TracklyConnectionLostException.class);
	}

	@Test
	void requestOfAWrongSizeIsNotMade() {
		assertRefused(() -> phones().validateBulk(List.of()), TracklyErrorCode.MISSING_PHONES);
		assertRefused(() -> phones().validateBulk(Collections.nCopies(501, "+14155551234")),
				TracklyErrorCode.TOO_MANY_PHONES);
		assertRefused(() -> phones().validate(" "), null);
		server.verifyCount(0);
	}

	private void assertRefused(Callable<?> call, @Nullable TracklyErrorCode errorCode) {
		TracklyException exception = failureOf(call);
		assertThat(exception).isExactlyInstanceOf(InvalidTracklyRequestException.class);
		assertThat(exception.getErrorCode()).isEqualTo(errorCode);
	}

	@Test
	void validateAllCutsRequestsOf500() {
		List<String> numbers = IntStream.range(0, 1001).mapToObj((number) -> "+1415555" + (1000 + number)).toList();
		server.answerInTurn("POST", BATCH, results(500), results(500), results(1));
		assertThat(phones().validateAll(numbers).map(PhoneValidationOutcome::phone)).isEqualTo(numbers);
		server.verifyCount(3);
		assertThat(phones().validateAll(List.of())).isEmpty();
		server.verifyCount(3);
	}

	private ResponseDefinitionBuilder results(int count) {
		return jsonResponse(Map.of("results", Collections.nCopies(count, Map.of("phone", "+14155551234"))), 200);
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Arguments.of(400, "missing_phones", InvalidTracklyRequestException.class),
				Arguments.of(400, "invalid_force", InvalidTracklyRequestException.class),
				Arguments.of(413, "too_many_phones", InvalidTracklyRequestException.class),
				Arguments.of(401, "missing_api_key", TracklyAuthenticationException.class),
				Arguments.of(401, "invalid_api_key", TracklyAuthenticationException.class),
				Arguments.of(402, "no_billing_config", TracklyPaymentRequiredException.class),
				Arguments.of(402, "no_payment_method", TracklyPaymentRequiredException.class),
				Arguments.of(402, "payment_failed", TracklyPaymentRequiredException.class),
				Arguments.of(402, "suspended", TracklyPaymentRequiredException.class),
				Arguments.of(402, null, TracklyPaymentRequiredException.class));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void refusalIsThrownAtOnce(int status, @Nullable String code, Class<? extends TracklyException> type) {
		server.answer("POST", VALIDATE, server.error(status, code));
		server.answer("POST", BATCH, server.error(status, code));
		List<Callable<?>> calls = List.of(() -> phones().validate("+14155551234"),
				() -> phones().validateBulk(List.of("+14155551234"), true),
				() -> phones().validateAll(List.of("+14155551234")).toList());
		for (Callable<?> call : calls) {
			assertThat(failureOf(call)).isExactlyInstanceOf(type)
				.hasMessageContaining("***1234")
				.hasMessageNotContaining("5551234");
		}
		server.verifyCount(3);
	}

	@Test
	void validationIsRepeatedSinceItIsFreeTheSecondTime() {
		server.answerInTurn("POST", VALIDATE, server.error(500, "internal_error"),
				aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), jsonResponse(RESULT, 200));
		assertThat(phones().validate("+14155551234").isOk()).isTrue();
		assertThat(this.client.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
	}

	@Test
	void forcedValidationIsNotRepeatedAfterAnOpenEnd() {
		server.answer("POST", VALIDATE, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		server.answer("POST", BATCH, server.error(500, "internal_error"));
		PhoneNumberOperations phones = this.client
			.operations((builder) -> builder.retry((settings) -> settings.withIndeterminate(true)))
			.opsForPhoneNumbers();
		assertThat(failureOf(() -> phones.validate("+14155551234", true)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class);
		assertThat(failureOf(() -> phones.validateBulk(List.of("+14155551234"), true)))
			.isExactlyInstanceOf(TracklyServerException.class);
		server.verifyCount(2);
		server.answerInTurn("POST", VALIDATE, server.error(429, "rate_limit"), jsonResponse(RESULT, 200));
		assertThat(phones.validate("+14155551234", true).isOk()).isTrue();
	}

}
