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

package com.tracklysms.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.ApiVersionInserter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracklyTemplate}: what goes over the wire, what comes back, and what
 * is refused before it goes.
 */
class TracklyTemplateTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private TracklyTemplate template() {
		return TestTemplates.neverWaiting(TestTemplates.forPort(server.getPort()));
	}

	private void stub(Call call, String answer) {
		server.stubFor(post(call.path).willReturn(jsonResponse(answer, 201)));
	}

	@Test
	void sendPostsTheMessage() {
		stub(Call.SEND, Call.SEND.success);
		template().send(SmsMessage.of("+12065550100", "Order 17 shipped: \"ünïcode\" \uD83D\uDE80\n"));
		server.verify(1,
				postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Content-Type", equalTo("application/json"))
					.withHeader("User-Agent", matching("trackly-spring-boot/\\d+\\.\\d+\\.\\d+.*"))
					.withHeader("Transfer-Encoding", absent())
					.withRequestBody(equalToJson("""
							{ "to": "+12065550100", "body": "Order 17 shipped: \\"ünïcode\\" \\uD83D\\uDE80\\n",
							  "from_phone_number_id": "pn_abc123def456" }""")));
	}

	@Test
	void sendPostsSenderAndMetadataOfTheMessage() {
		stub(Call.SEND, Call.SEND.success);
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("order", "17");
		metadata.put("lines", List.of(1, 2));
		metadata.put("note", null);
		template().send(Call.MESSAGE.withFrom("pn_other").withMetadata(metadata));
		server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages")).withRequestBody(equalToJson("""
				{ "to": "+12065550100", "body": "Your login code is QX7-K2M", "from_phone_number_id": "pn_other",
				  "metadata": { "order": "17", "lines": [ 1, 2 ], "note": null } }""")));
	}

	@Test
	void sendOfNumberAndTextUsesTheDefaultSender() {
		stub(Call.SEND, Call.SEND.success);
		template().send(Call.TO, Call.BODY);
		server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages")).withRequestBody(equalToJson("""
				{ "to": "+12065550100", "body": "Your login code is QX7-K2M",
				  "from_phone_number_id": "pn_abc123def456" }""")));
	}

	@Test
	void sendReturnsWhatTheApiAnswered() {
		stub(Call.SEND, Call.SEND.success);
		assertThat(template().send(Call.MESSAGE))
			.isEqualTo(new SendResult("msg_xyz789abc123", "queued", 1, true, true));
	}

	@Test
	void sendIgnoresUnknownFieldsAndLeavesMissingOnesNull() {
		stub(Call.SEND, "{\"message_id\":\"msg_1\",\"status\":\"queued\",\"new\":{\"a\":[1]},\"segments\":null}");
		assertThat(template().send(Call.MESSAGE)).isEqualTo(new SendResult("msg_1", "queued", null, null, false));
	}

	@Test
	void sendTakesTheAliasOfTheMessageId() {
		stub(Call.SEND, "{\"id\":\"msg_1\"}");
		assertThat(template().send(Call.MESSAGE)).isEqualTo(new SendResult("msg_1", "queued", null, null, false));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 299 })
	void sendTakesAnySuccessStatus(int status) {
		server.stubFor(post(Call.SEND.path).willReturn(jsonResponse(Call.SEND.success, status)));
		assertThat(template().send(Call.MESSAGE).messageId()).isEqualTo("msg_xyz789abc123");
	}

	@Test
	void sendIsDeprecatedWhenOnlyTheHeaderSaysSo() {
		server.stubFor(post(Call.SEND.path)
			.willReturn(jsonResponse("{\"message_id\":\"msg_1\"}", 201).withHeader("Deprecation", "true")));
		assertThat(template().send(Call.MESSAGE).deprecated()).isTrue();
	}

	@Test
	void sendBulkPostsAllMessagesInOneRequest() {
		stub(Call.SEND_BULK, Call.SEND_BULK.success);
		template().sendBulk(List.of(SmsMessage.of("+12065550100", "A"),
				SmsMessage.of("12", "B").withMetadata(Map.of("not", "documented"))));
		server.verify(1,
				postRequestedFor(urlEqualTo("/api/v1/messages/bulk"))
					.withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Content-Type", equalTo("application/json"))
					.withRequestBody(equalToJson("""
							{ "from_phone_number_id": "pn_abc123def456",
							  "messages": [ { "to_msisdn": "+12065550100", "body": "A" },
							                { "to_msisdn": "12", "body": "B" } ] }""")));
	}

	@Test
	void sendBulkReturnsQueuedAndRefusedMessages() {
		stub(Call.SEND_BULK, """
				{ "queued_count": 1, "error_count": 2, "deprecated": true, "errors": [
				  { "index": 1, "to_msisdn": "12", "error": "Invalid phone number format" },
				  { "index": 2, "code": "missing_to", "error": "Recipient is required", "new": 1 } ] }""");
		assertThat(template().sendBulk(Collections.nCopies(3, Call.MESSAGE)))
			.isEqualTo(new BulkSendResult(1, 2, List.of(new MessageError(1, "12", null, "Invalid phone number format"),
					new MessageError(2, null, "missing_to", "Recipient is required"))));
	}

	@Test
	void sendBulkCopesWithErrorsOfAnotherShape() {
		stub(Call.SEND_BULK, "{ \"queued_count\": 0, \"errors\": [ {}, \"text\", null ] }");
		assertThat(template().sendBulk(List.of(Call.MESSAGE)))
			.isEqualTo(new BulkSendResult(0, 3, List.of(new MessageError(-1, null, null, ""),
					new MessageError(-1, null, null, "text"), new MessageError(-1, null, null, "")), false));
	}

	@Test
	void sendBulkSaysWhetherTheAnswerAccountsForEachMessage() {
		stub(Call.SEND_BULK, "{ \"queued_count\": 20, \"error_count\": 0, \"errors\": [] }");
		assertThat(template().sendBulk(Collections.nCopies(10, Call.MESSAGE)))
			.isEqualTo(new BulkSendResult(20, 0, List.of(), false));
		assertThat(template().sendBulk(Collections.nCopies(20, Call.MESSAGE)))
			.isEqualTo(new BulkSendResult(20, 0, List.of(), true));
	}

	@Test
	void sendBulkTakesAThousandMessages() {
		stub(Call.SEND_BULK, "{ \"queued_count\": 1000, \"error_count\": 0, \"errors\": [] }");
		assertThat(template().sendBulk(Collections.nCopies(1000, Call.MESSAGE)).queuedCount()).isEqualTo(1000);
	}

	@Test
	void sendBulkReadsAThousandErrors() {
		String text = "x".repeat(1000);
		List<String> errors = IntStream.range(0, 1000)
			.mapToObj((index) -> "{\"index\":" + index + ",\"to_msisdn\":\"12\",\"error\":\"" + text + "\"}")
			.toList();
		stub(Call.SEND_BULK, "{ \"queued_count\": 0, \"error_count\": 1000, \"errors\": " + errors + " }");
		BulkSendResult result = template().sendBulk(Collections.nCopies(1000, Call.MESSAGE));
		assertThat(result.errors()).hasSize(1000).last().isEqualTo(new MessageError(999, "12", null, text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void blankRecipientIsRefusedWithoutARequest(String to) {
		assertRefused(SmsMessage.of(to, "x"), TracklyErrorCode.MISSING_TO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void blankBodyIsRefusedWithoutARequest(String body) {
		assertRefused(SmsMessage.of("+12065550100", body), TracklyErrorCode.MISSING_BODY);
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsRefusedLikeBlank() {
		assertRefused(SmsMessage.of(null, "x"), TracklyErrorCode.MISSING_TO);
		assertRefused(SmsMessage.of("+12065550100", null), TracklyErrorCode.MISSING_BODY);
	}

	private void assertRefused(SmsMessage message, TracklyErrorCode errorCode) {
		TracklyTemplate template = template();
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(() -> template.send(message))
			.satisfies((ex) -> assertRefusal(ex, errorCode));
		assertThatExceptionOfType(InvalidTracklyRequestException.class)
			.isThrownBy(() -> template.sendBulk(List.of(Call.MESSAGE, message)))
			.satisfies((ex) -> assertRefusal(ex, errorCode))
			.withMessageContaining("index 1");
		server.verify(0, postRequestedFor(anyUrl()));
	}

	private void assertRefusal(InvalidTracklyRequestException ex, TracklyErrorCode errorCode) {
		assertThat(ex.getErrorCode()).isEqualTo(errorCode);
		assertThat(ex.getCode()).isEqualTo(errorCode.getCode());
		assertThat(ex.getStatusCode()).isNull();
		assertThat(ex).hasMessageContaining(errorCode.getCode());
	}

	@ParameterizedTest
	@EnumSource
	void noSenderIsRefusedWithoutARequest(Call call) {
		TracklyTemplate template = TestTemplates.forPort(server.getPort()).from(" ").build();
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(() -> call.on(template))
			.satisfies((ex) -> assertRefusal(ex, TracklyErrorCode.MISSING_FROM))
			.withMessageContaining("trackly.from");
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void blankSenderOfAMessageGivesWayToTheDefaultOne() {
		stub(Call.SEND, Call.SEND.success);
		template().send(Call.MESSAGE.withFrom(" "));
		server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages"))
			.withRequestBody(equalToJson("{ \"from_phone_number_id\": \"pn_abc123def456\" }", true, true)));
	}

	@Test
	void bulkWithoutMessagesIsRefusedWithoutARequest() {
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(() -> template().sendBulk(List.of()))
			.satisfies((ex) -> assertRefusal(ex, TracklyErrorCode.MISSING_MESSAGES));
	}

	@Test
	void bulkOfMoreThanAThousandMessagesIsRefusedWithoutARequest() {
		assertThatExceptionOfType(TooManyMessagesException.class)
			.isThrownBy(() -> template().sendBulk(Collections.nCopies(1001, Call.MESSAGE)))
			.satisfies((ex) -> assertRefusal(ex, TracklyErrorCode.TOO_MANY_MESSAGES))
			.withMessageContaining("1001");
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void bulkOfSeveralSendersIsRefusedWithoutARequest() {
		List<SmsMessage> messages = new ArrayList<>(List.of(Call.MESSAGE, Call.MESSAGE.withFrom("pn_abc123def456")));
		messages.add(Call.MESSAGE.withFrom("pn_other"));
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(() -> template().sendBulk(messages))
			.withMessageContaining("index 2")
			.withMessageContaining("sender");
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void bulkOfTheSameOtherSenderIsSent() {
		stub(Call.SEND_BULK, Call.SEND_BULK.success);
		template().sendBulk(Collections.nCopies(2, Call.MESSAGE.withFrom("pn_other")));
		server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages/bulk"))
			.withRequestBody(equalToJson("{ \"from_phone_number_id\": \"pn_other\" }", true, true)));
	}

	@Test
	void valueWithoutAFormInJsonIsRefusedWithoutARequest() {
		Map<String, Object> cycle = new LinkedHashMap<>();
		cycle.put("self", cycle);
		assertThatExceptionOfType(InvalidTracklyRequestException.class)
			.isThrownBy(() -> template().send(Call.MESSAGE.withMetadata(cycle)))
			.withMessageContaining("JSON")
			.withNoCause();
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void baseUrlOfTheApplicationsWebClientIsNotUsed() {
		stub(Call.SEND, Call.SEND.success);
		WebClient.Builder application = Connector.REACTOR.webClientBuilder(Duration.ofSeconds(5))
			.baseUrl("http://localhost:1")
			.uriBuilderFactory(new DefaultUriBuilderFactory("http://localhost:1"))
			.defaultHeader("X-Api-Key", "of-the-application");
		TracklyTemplate template = TracklyTemplate.builder(application)
			.baseUrl("http://localhost:" + server.getPort() + "/api/")
			.apiKey(TestTemplates.API_KEY)
			.from("pn_1")
			.build();
		assertThat(template.send(Call.MESSAGE).status()).isEqualTo("queued");
		server.verify(1, postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key",
				equalTo(TestTemplates.API_KEY)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 400, 500 })
	void statusHandlerOfTheApplicationsWebClientIsNotUsed(int status) {
		server.stubFor(post(Call.SEND.path).willReturn(jsonResponse(Call.SEND.success, status)));
		TracklyTemplate template = onApplicationsWebClient((builder) -> builder.defaultStatusHandler((any) -> true,
				(response) -> Mono.error(new IllegalStateException("Handled"))));
		if (status == 201) {
			assertThat(template.send(Call.MESSAGE).messageId()).isEqualTo("msg_xyz789abc123");
		}
		else {
			assertThatExceptionOfType(TracklyException.class).isThrownBy(() -> template.send(Call.MESSAGE))
				.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(status));
		}
	}

	@Test
	void requestDefaultsOfTheApplicationsWebClientDoNotReplaceOurs() {
		stub(Call.SEND, Call.SEND.success);
		onApplicationsWebClient((builder) -> builder.defaultRequest((request) -> request.headers((headers) -> {
			headers.set("X-Api-Key", "of-the-application");
			headers.set("Content-Type", "text/plain");
			headers.set("X-Application", "yes");
		})).defaultApiVersion("9").apiVersionInserter(ApiVersionInserter.usePathSegment(0))).send(Call.MESSAGE);
		server.verify(1,
				postRequestedFor(urlEqualTo("/api/v1/messages")).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Content-Type", equalTo("application/json"))
					.withHeader("X-Application", equalTo("yes")));
	}

	private TracklyTemplate onApplicationsWebClient(Consumer<WebClient.Builder> application) {
		WebClient.Builder builder = Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30));
		application.accept(builder);
		return TestTemplates.neverWaiting(TestTemplates.forPort(server.getPort(), builder));
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullArgumentsAreRefused() {
		TracklyTemplate template = template();
		assertThatIllegalArgumentException().isThrownBy(() -> template.send(null));
		assertThatIllegalArgumentException().isThrownBy(() -> template.sendBulk(null));
		assertThatIllegalArgumentException().isThrownBy(() -> template.sendBulk(Collections.singletonList(null)));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void bulkThatDoesNotAddUpIsWarnedAbout(CapturedOutput output) {
		stub(Call.SEND_BULK, "{ \"queued_count\": 1, \"error_count\": 0, \"errors\": [] }");
		template().sendBulk(List.of(Call.MESSAGE));
		assertThat(output.getOut()).doesNotContain("accounts for");
		template().sendBulk(Collections.nCopies(3, Call.MESSAGE));
		assertThat(output).contains("counted 1 queued and 0 rejected messages in a request with 3");
	}

	@ParameterizedTest
	@EnumSource
	void callOnAThreadThatMustNotBlockFailsAtOnce(Call call) {
		TracklyTemplate template = template();
		Mono<Object> onEventLoop = Mono.fromCallable(() -> call.on(template)).subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(onEventLoop::block)
			.withMessageContaining("ReactiveTracklyTemplate");
		server.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void filterThatEndsTheExchangeWithoutAnAnswerLeavesTheOutcomeOpen() {
		stub(Call.SEND, Call.SEND.success);
		WebClient.Builder application = Connector.REACTOR.webClientBuilder(Duration.ofSeconds(5))
			.filter((request, next) -> next.exchange(request)
				.flatMap((response) -> response.releaseBody().then(Mono.empty())));
		TracklyTemplate template = TestTemplates.forPort(server.getPort(), application).build();
		assertThatExceptionOfType(TracklyConnectionLostException.class).isThrownBy(() -> template.send(Call.MESSAGE));
		server.verify(1, postRequestedFor(anyUrl()));
	}

}
