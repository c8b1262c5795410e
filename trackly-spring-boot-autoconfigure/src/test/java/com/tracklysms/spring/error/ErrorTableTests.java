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

package com.tracklysms.spring.error;

import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for the table of errors: which exception each answer of the API becomes, for both
 * calls of both templates.
 */
@ParameterizedClass
@EnumSource
class ErrorTableTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Contract contract;

	private final TracklyOperations template;

	ErrorTableTests(Contract contract) {
		this.contract = contract;
		this.template = contract
			.build(TestTemplates.forPort(server.getPort()).retry((settings) -> settings.withEnabled(false)));
	}

	static Stream<Arguments> rows() {
		return Stream.of(Call.values())
			.flatMap((call) -> Stream.of(
					row(call, 401, "missing_api_key", "API key required", TracklyAuthenticationException.class),
					row(call, 401, "invalid_api_key", "Invalid API key", TracklyAuthenticationException.class),
					row(call, 401, "unauthorized", "Unauthorized", TracklyAuthenticationException.class),
					row(call, 401, null, "Unauthorized", TracklyAuthenticationException.class),
					row(call, 400, "missing_to", "Recipient phone number (to_msisdn) is required",
							InvalidTracklyRequestException.class),
					row(call, 400, "missing_body", "Message body is required", InvalidTracklyRequestException.class),
					row(call, 400, "missing_from", "Sending number ID (from_phone_number_id) is required",
							InvalidTracklyRequestException.class),
					row(call, 400, "missing_list_number", "list_number is required",
							InvalidTracklyRequestException.class),
					row(call, 400, "invalid_list_number", "list_number is not valid",
							InvalidTracklyRequestException.class),
					row(call, 400, "webhook_not_configured", "Webhook is not configured",
							InvalidTracklyRequestException.class),
					row(call, 400, "missing_messages", "Messages array is required",
							InvalidTracklyRequestException.class),
					row(call, 400, "invalid_phone", "Invalid phone number format", InvalidPhoneNumberException.class),
					row(call, 400, "too_many_messages", "Maximum 1000 messages per request",
							TooManyMessagesException.class),
					row(call, 413, "too_many_messages", "Maximum 1000 messages per request",
							TooManyMessagesException.class),
					row(call, 413, null, "Payload too large", UncategorizedTracklyException.class),
					row(call, 400, "new_code", "Something new", InvalidTracklyRequestException.class),
					row(call, 400, null, "Bad request", InvalidTracklyRequestException.class),
					row(call, 403, null, "Account is suspended", TracklyAccessDeniedException.class),
					row(call, 403, "email_not_enabled", "EMAIL product not enabled for this account",
							TracklyAccessDeniedException.class),
					row(call, 403, "partnerships_not_enabled", "PARTNERSHIPS product not enabled for this account",
							TracklyAccessDeniedException.class),
					row(call, 403, "product_not_enabled", "Product not enabled", TracklyAccessDeniedException.class),
					row(call, 404, "list_not_found", "Sending number not found", SendingNumberNotFoundException.class),
					row(call, 400, "list_not_found", "List not found", SendingNumberNotFoundException.class),
					row(call, 404, "not_found", "Resource not found", TracklyResourceNotFoundException.class),
					row(call, 400, "not_found", "Resource not found", TracklyResourceNotFoundException.class),
					row(call, 404, null, "Not found", TracklyResourceNotFoundException.class),
					row(call, 429, "rate_limit", "Rate limit exceeded", TracklyRateLimitException.class),
					row(call, 429, null, "Too many requests", TracklyRateLimitException.class),
					row(call, 500, "internal_error", "Unexpected failure", TracklyServerException.class),
					row(call, 500, null, "Internal server error", TracklyServerException.class),
					row(call, 503, null, "Service unavailable", TracklyServerException.class),
					row(call, 599, null, "Network timeout", TracklyServerException.class),
					row(call, 600, null, "Not a status", TracklyServerException.class),
					row(call, 408, null, "Request timeout", TracklyServerException.class),
					row(call, 460, null, "Client closed the connection", TracklyServerException.class),
					row(call, 499, null, "Client closed request", TracklyServerException.class),
					row(call, 303, null, "See other", TracklyServerException.class),
					row(call, 407, null, "Proxy authentication required", TracklyConnectionException.class),
					row(call, 421, null, "Misdirected request", TracklyConnectionException.class),
					row(call, 425, null, "Too early", TracklyConnectionException.class),
					row(call, 405, null, "Method not allowed", UncategorizedTracklyException.class),
					row(call, 409, null, "Conflict", UncategorizedTracklyException.class),
					row(call, 411, null, "Length required", UncategorizedTracklyException.class),
					row(call, 422, null, "Unprocessable", UncategorizedTracklyException.class),
					row(call, 431, null, "Headers too large", UncategorizedTracklyException.class),
					row(call, 451, null, "Unavailable for legal reasons", UncategorizedTracklyException.class),
					row(call, 402, "payment_failed", "Payment failed", TracklyPaymentRequiredException.class),
					row(call, 402, null, "Payment required", TracklyPaymentRequiredException.class),
					row(call, 418, null, "I'm a teapot", UncategorizedTracklyException.class),
					row(call, 301, null, "Moved", UncategorizedTracklyException.class),
					row(call, 307, null, "Moved", UncategorizedTracklyException.class),
					row(call, 304, null, null, UncategorizedTracklyException.class)));
	}

	private static Arguments row(Call call, int status, @Nullable String code, @Nullable String error,
			Class<? extends TracklyException> type) {
		return Arguments.of(call, status, code, error, type);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void answerBecomesItsException(Call call, int status, @Nullable String code, @Nullable String error,
			Class<? extends TracklyException> type) {
		answer(call, status, code, error);
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> call.on(this.template));
		assertThat(exception).isExactlyInstanceOf(type);
		assertThat(exception.getStatusCode()).isNotNull();
		assertThat(exception.getStatusCode().value()).isEqualTo(status);
		assertThat(exception.getCode()).isEqualTo(code);
		assertThat(exception.getErrorCode()).isEqualTo(TracklyErrorCode.resolve(code));
		assertThat(exception.getErrorText()).isEqualTo(error);
		assertThat(exception).hasMessageContaining(String.valueOf(status));
		assertThat(exception.getMessage()).contains((error != null) ? error : "", (code != null) ? code : "");
		server.verify(1, postRequestedFor(urlEqualTo(this.contract.path(call))));
	}

	private void answer(Call call, int status, @Nullable String code, @Nullable String error) {
		Map<String, String> body = new java.util.LinkedHashMap<>();
		body.computeIfAbsent("error", (key) -> error);
		body.computeIfAbsent("code", (key) -> code);
		server.stubFor(post(this.contract.path(call)).willReturn(
				jsonResponse(body, status).withHeader("Location", "http://localhost:" + server.getPort() + "/other")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "product_not_enabled", "email_not_enabled", "partnerships_not_enabled" })
	void productThatIsNotEnabledHasOneErrorCodeAndKeepsItsOwn(String code) {
		answer(Call.SEND, 403, code, "Not enabled");
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(this.template));
		assertThat(exception.getErrorCode()).isEqualTo(TracklyErrorCode.PRODUCT_NOT_ENABLED);
		assertThat(exception.getCode()).isEqualTo(code);
	}

	@Test
	void detailOfTheAnswerIsKept() {
		server.stubFor(post(this.contract.path(Call.SEND)).willReturn(jsonResponse(
				"{\"error\":\"validation_error\",\"code\":\"invalid_phone\",\"message\":\"too short\"}", 400)));
		TracklyException exception = catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(this.template));
		assertThat(exception.getErrorText()).isEqualTo("validation_error (too short)");
	}

	@Test
	void applicationsTranslatorComesFirstAndTheDefaultOneSecond() {
		TracklyException own = new TracklyAuthenticationException(new com.tracklysms.spring.error.TracklyErrorResponse(
				org.springframework.http.HttpStatus.PAYMENT_REQUIRED, null, null, null));
		TracklyOperations template = this.contract.build(TestTemplates.forPort(server.getPort())
			.exceptionTranslator((response) -> (response.statusCode().value() == 402) ? own : null));
		answer(Call.SEND, 402, null, "Payment failed");
		assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template))).isSameAs(own);
		answer(Call.SEND, 400, "invalid_phone", "Invalid phone number format");
		assertThat(catchThrowableOfType(TracklyException.class, () -> Call.SEND.on(template)))
			.isExactlyInstanceOf(InvalidPhoneNumberException.class);
	}

}
