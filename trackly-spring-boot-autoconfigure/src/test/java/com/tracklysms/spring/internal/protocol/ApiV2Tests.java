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

package com.tracklysms.spring.internal.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.SendingNumberNotFoundException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Style;
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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for sends through API v2 with both templates: what goes over the wire, and what
 * comes back.
 */
@ParameterizedClass
@EnumSource
class ApiV2Tests {

	private static final String SEND = "/api/v2/send";

	private static final String BULK = "/api/v2/send/bulk";

	private static final String RAW = "/api/v2/send-raw";

	private static final String RAW_BULK = "/api/v2/send-raw/bulk";

	private static final String QUEUED = "{\"success\":true,\"message_id\":\"a1b2c3d4\",\"status\":\"queued\"}";

	private static final String OTHER_TO = "+12065550101";

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final TracklyOperations template;

	ApiV2Tests(Style style) {
		this.template = style.neverWaiting(TestTemplates.forPort(server.getPort())
			.apiVersion(TracklyApiVersion.V2)
			.from(TestTemplates.LIST_NUMBER));
	}

	@Test
	void sendPostsTheMessage() {
		answer(SEND, QUEUED);
		this.template.send(SmsMessage.of("+12065550100", "Order 17 shipped: \"ünïcode\" \uD83D\uDE80\n"));
		server.verify(1,
				postRequestedFor(urlEqualTo(SEND)).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Content-Type", equalTo("application/json"))
					.withHeader("User-Agent", matching("trackly-spring-boot/\\d+\\.\\d+\\.\\d+.*"))
					.withHeader("Transfer-Encoding", absent()));
		assertPosted(SEND, """
				{ "to": "+12065550100", "list_number": "+18005550199",
				  "body": "Order 17 shipped: \\"ünïcode\\" \\uD83D\\uDE80\\n" }""");
	}

	@Test
	void sendPostsAllThatTheMessageHas() {
		answer(SEND, QUEUED);
		Map<String, Object> customFields = new LinkedHashMap<>();
		customFields.put("plan", "pro");
		customFields.put("visits", List.of(1, 2));
		customFields.put("note", null);
		this.template.send(SmsMessage.of("+12065550100", "Hi {{first_name}}, ref {{messageId}}")
			.withFrom("+18005550198")
			.withWrapLinks(true)
			.withContactData(ContactData.of("Ana", "Lima").withCustomFields(customFields).withTimezone("US/Eastern"))
			.withMetadata(Map.of("order", "17")));
		assertPosted(SEND, """
				{ "to": "+12065550100", "list_number": "+18005550198", "body": "Hi {{first_name}}, ref {{messageId}}",
				  "wrap_links": true, "metadata": { "order": "17" },
				  "contact_data": { "first_name": "Ana", "last_name": "Lima", "timezone": "US/Eastern",
				    "custom_fields": { "plan": "pro", "visits": [ 1, 2 ], "note": null } } }""");
	}

	@Test
	void sendOfNumberAndTextUsesTheDefaultSender() {
		answer(SEND, QUEUED);
		this.template.send("+12065550100", "A");
		this.template.send(SmsMessage.of("+12065550100", "A").withFrom(" "));
		server.verify(2, postRequestedFor(urlEqualTo(SEND)).withRequestBody(
				equalToJson("{ \"to\": \"+12065550100\", \"list_number\": \"+18005550199\", \"body\": \"A\" }")));
	}

	@Test
	void optionThatIsOffIsSentAsSuch() {
		answer(SEND, QUEUED);
		this.template.send(SmsMessage.of("+12065550100", "A").withWrapLinks(false));
		assertPosted(SEND, """
				{ "to": "+12065550100", "list_number": "+18005550199", "body": "A", "wrap_links": false }""");
	}

	static Stream<Arguments> contactData() {
		return Stream.of(Arguments.of(ContactData.of(null, null), "{}"),
				Arguments.of(ContactData.of("Ana", null), "{ \"first_name\": \"Ana\" }"),
				Arguments.of(ContactData.of(null, "Lima"), "{ \"last_name\": \"Lima\" }"),
				Arguments.of(ContactData.of(null, null).withTimezone("US/Eastern"), "{ \"timezone\": \"US/Eastern\" }"),
				Arguments.of(ContactData.of(null, null).withCustomFields(Map.of("a", true)),
						"{ \"custom_fields\": { \"a\": true } }"),
				Arguments.of(ContactData.of("", ""), "{ \"first_name\": \"\", \"last_name\": \"\" }"));
	}

	@ParameterizedTest(name = "[{index}]")
	@MethodSource("contactData")
	void contactDataHasNoMoreThanWasGiven(ContactData contactData, String json) {
		answer(SEND, QUEUED);
		answer(BULK, bulkAnswer(1));
		SmsMessage message = SmsMessage.of("+12065550100", "A").withContactData(contactData);
		this.template.send(message);
		this.template.sendBulk(List.of(message));
		String expected = "{ \"to\": \"+12065550100\", \"list_number\": \"+18005550199\", \"body\": \"A\", "
				+ "\"contact_data\": " + json + " }";
		assertPosted(SEND, expected);
		assertPosted(BULK, "{ \"messages\": [ " + expected + " ] }");
	}

	@Test
	void sendBulkPostsMessagesOfSeveralSendersInOneRequestWithoutMetadata() {
		answer(BULK, bulkAnswer(4));
		this.template.sendBulk(List.of(SmsMessage.of("+12065550100", "A").withMetadata(Map.of("not", "documented")),
				SmsMessage.of("+12065550101", "B").withFrom("+18005550198"),
				SmsMessage.of("+12065550102", "C").withWrapLinks(true), SmsMessage.of("12", "D")
					.withContactData(new ContactData("Ana", "Lima", Map.of("plan", "pro"), "US/Eastern"))));
		server.verify(1,
				postRequestedFor(urlEqualTo(BULK)).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY))
					.withHeader("Content-Type", equalTo("application/json"))
					.withHeader("Transfer-Encoding", absent()));
		assertPosted(BULK, """
				{ "messages": [
				  { "to": "+12065550100", "list_number": "+18005550199", "body": "A" },
				  { "to": "+12065550101", "list_number": "+18005550198", "body": "B" },
				  { "to": "+12065550102", "list_number": "+18005550199", "body": "C", "wrap_links": true },
				  { "to": "12", "list_number": "+18005550199", "body": "D",
				    "contact_data": { "first_name": "Ana", "last_name": "Lima", "timezone": "US/Eastern",
				      "custom_fields": { "plan": "pro" } } } ] }""");
	}

	static Stream<Arguments> flags() {
		return Stream.of(flags("", (message) -> message),
				flags("\"skip_duplicate_check\": true", (message) -> message.withSkipDuplicateCheck(true)),
				flags("\"skip_rate_limit\": true", (message) -> message.withSkipRateLimit(true)),
				flags("\"skip_contact_validation\": true", (message) -> message.withSkipContactValidation(true)),
				flags("\"skip_journey_check\": true", (message) -> message.withSkipJourneyCheck(true)),
				flags("\"skip_duplicate_check\": true, \"skip_rate_limit\": true, \"skip_contact_validation\": true, "
						+ "\"skip_journey_check\": true",
						(message) -> message.withSkipDuplicateCheck(true)
							.withSkipRateLimit(true)
							.withSkipContactValidation(true)
							.withSkipJourneyCheck(true)));
	}

	private static Arguments flags(String json, UnaryOperator<RawSmsMessage> with) {
		return Arguments.of(json.isEmpty() ? "" : ", " + json, with.apply(RawSmsMessage.of("+12065550100", "A")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("flags")
	void sendRawPostsTheFlagsThatAreSet(String flags, RawSmsMessage message) {
		answer(RAW, QUEUED);
		this.template.sendRaw(message);
		this.template.sendRaw(message.withFrom("+18005550198").withMetadata(Map.of("order", "17")));
		assertPosted(RAW,
				"{ \"to\": \"+12065550100\", \"list_number\": \"+18005550199\", \"body\": \"A\"" + flags + " }");
		assertPosted(RAW, "{ \"to\": \"+12065550100\", \"list_number\": \"+18005550198\", \"body\": \"A\"" + flags
				+ ", \"metadata\": { \"order\": \"17\" } }");
		server.verify(2, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY)));
	}

	@Test
	void sendRawBulkPostsTheFlagsOfEachMessageInOneRequestWithoutMetadata() {
		answer(RAW_BULK, bulkAnswer(6));
		List<RawSmsMessage> messages = new ArrayList<>();
		List<String> expected = new ArrayList<>();
		flags().forEach((flags) -> {
			String from = "+1800555019" + messages.size();
			messages.add(((RawSmsMessage) flags.get()[1]).withFrom(from).withMetadata(Map.of("not", "documented")));
			expected.add("{ \"to\": \"+12065550100\", \"list_number\": \"" + from + "\", \"body\": \"A\""
					+ flags.get()[0] + " }");
		});
		this.template.sendRawBulk(messages);
		server.verify(1, postRequestedFor(anyUrl()).withHeader("X-Api-Key", equalTo(TestTemplates.API_KEY)));
		assertPosted(RAW_BULK, "{ \"messages\": " + expected + " }");
	}

	static Stream<String> successes() {
		return Stream.of(QUEUED, "{\"message_id\":\"a1b2c3d4\",\"status\":\"queued\"}",
				"{\"success\":true,\"message_id\":\"a1b2c3d4\"}",
				"{\"success\":true,\"message_id\":\"a1b2c3d4\",\"status\":\"queued\",\"new\":{\"a\":[1]}}");
	}

	@ParameterizedTest
	@MethodSource("successes")
	void messageIdAndStatusAreReturnedAndNothingElse(String answer) {
		answer(SEND, answer);
		answer(RAW, answer);
		SendResult expected = new SendResult("a1b2c3d4", "queued", null, null, false);
		assertThat(this.template.send(Call.MESSAGE)).isEqualTo(expected);
		assertThat(this.template.sendRaw(RawSmsMessage.of(Call.MESSAGE))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 299 })
	void anySuccessStatusIsTaken(int status) {
		for (String path : List.of(SEND, RAW)) {
			server.stubFor(post(path).willReturn(jsonResponse(QUEUED, status)));
		}
		for (String path : List.of(BULK, RAW_BULK)) {
			server.stubFor(post(path).willReturn(jsonResponse(bulkAnswer(1), status)));
		}
		assertThat(this.template.send(Call.MESSAGE).messageId()).isEqualTo("a1b2c3d4");
		assertThat(this.template.sendRaw(RawSmsMessage.of(Call.MESSAGE)).messageId()).isEqualTo("a1b2c3d4");
		assertThat(this.template.sendBulk(List.of(Call.MESSAGE)).queuedCount()).isOne();
		assertThat(this.template.sendRawBulk(List.of(RawSmsMessage.of(Call.MESSAGE))).queuedCount()).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"success\":true," })
	void bulkReturnsHowManyAreQueued(String success) {
		String answer = "{" + success + "\"queued_count\":2,\"error_count\":0,\"errors\":[]}";
		answer(BULK, answer);
		answer(RAW_BULK, answer);
		assertThat(this.template.sendBulk(Collections.nCopies(2, Call.MESSAGE)))
			.isEqualTo(new BulkSendResult(2, 0, List.of()));
		assertThat(this.template.sendRawBulk(Collections.nCopies(2, RawSmsMessage.of(Call.MESSAGE))))
			.isEqualTo(new BulkSendResult(2, 0, List.of()));
	}

	/**
	 * No page documents the fields of errors for v2: these are the shapes of other bulk
	 * requests of the API, and what lies between them.
	 */
	static Stream<Arguments> errorShapes() {
		return Stream.of(
				Arguments.of("{'index':1,'to_msisdn':'+12065550101','error':'Opted out'}",
						new MessageError(1, OTHER_TO, null, "Opted out")),
				Arguments.of("{'index':1,'id':'x7','code':'invalid_phone','error':'No number'}",
						new MessageError(1, null, "invalid_phone", "No number")),
				Arguments.of("{'index':1,'to':'+12065550101','code':'missing_body','error':'body is required'}",
						new MessageError(1, OTHER_TO, "missing_body", "body is required")),
				Arguments.of("{'to':'+12065550101','code':'list_not_found','error':'No list'}",
						new MessageError(-1, OTHER_TO, "list_not_found", "No list")),
				Arguments.of("{'index':1,'code':'invalid_list_number','message':'No list'}",
						new MessageError(1, null, "invalid_list_number", "No list")),
				Arguments.of("{'index':1}", new MessageError(1, null, null, "")));
	}

	@ParameterizedTest
	@MethodSource("errorShapes")
	void errorOfAMessageIsReadInEachShape(String error, MessageError expected) {
		answer(BULK, bulkAnswer(1, error));
		answer(RAW_BULK, bulkAnswer(1, error));
		List<SmsMessage> messages = List.of(Call.MESSAGE, SmsMessage.of(OTHER_TO, "B"));
		assertThat(this.template.sendBulk(messages)).isEqualTo(new BulkSendResult(1, 1, List.of(expected)));
		assertThat(this.template.sendRawBulk(messages.stream().map(RawSmsMessage::of).toList()))
			.isEqualTo(new BulkSendResult(1, 1, List.of(expected)));
	}

	@ParameterizedTest
	@MethodSource("errorShapes")
	void errorInEachShapeRejectsItsMessageOfAnyNumber(String error, MessageError expected) {
		answer(BULK, bulkAnswer(1, error));
		List<SmsMessage> messages = List.of(SmsMessage.of(" ", "x"), Call.MESSAGE, SmsMessage.of(OTHER_TO, "B"));
		SendReport report = this.template.sendAll(messages);
		assertThat(report.queued()).isOne();
		assertThat(report.rejectedMessages()).hasSize(2)
			.contains(new RejectedMessage(2, messages.get(2), expected))
			.extracting(RejectedMessage::position)
			.containsExactly(0L, 2L);
	}

	@Test
	void errorsOfBulkAnswersShowNoBodies() {
		String error = "{'index':0,'code':'" + Call.BODY + "','error':'Duplicate of " + Call.BODY + "'}";
		answer(BULK, bulkAnswer(0, error));
		answer(RAW_BULK, bulkAnswer(0, error));
		MessageError redacted = new MessageError(0, null, "[body]", "Duplicate of [body]");
		assertThat(this.template.sendBulk(List.of(Call.MESSAGE)).errors()).containsExactly(redacted);
		assertThat(this.template.sendRawBulk(List.of(RawSmsMessage.of(Call.MESSAGE))).errors())
			.containsExactly(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no JSON", "{}", "{\"success\":true}", "{\"success\":true,\"message_id\":[17]}" })
	void successOfARawSendThatCannotBeReadLeavesTheOutcomeOpen(String answer) {
		answer(RAW, answer);
		answer(RAW_BULK, answer);
		assertThat(catchException(false)).isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("message may have been queued");
		assertThat(catchException(true)).isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("messages may have been queued");
		server.verify(2, postRequestedFor(anyUrl()));
	}

	static Stream<Arguments> rawErrors() {
		return Stream.of(Arguments.of(401, "unauthorized", TracklyAuthenticationException.class),
				Arguments.of(403, null, TracklyAccessDeniedException.class),
				Arguments.of(413, "too_many_messages", TooManyMessagesException.class),
				Arguments.of(400, "list_not_found", SendingNumberNotFoundException.class),
				Arguments.of(400, "webhook_not_configured", InvalidTracklyRequestException.class),
				Arguments.of(500, null, TracklyServerException.class));
	}

	@ParameterizedTest
	@MethodSource("rawErrors")
	void errorsOfRawSendsAreThoseOfOthers(int status, @Nullable String code, Class<? extends TracklyException> type) {
		String answer = "{\"error\":\"Refused " + Call.TO + "\"" + ((code != null) ? ",\"code\":\"" + code + "\"" : "")
				+ "}";
		server.stubFor(post(RAW).willReturn(jsonResponse(answer, status)));
		server.stubFor(post(RAW_BULK).willReturn(jsonResponse(answer, status)));
		for (boolean bulk : new boolean[] { false, true }) {
			TracklyException exception = catchException(bulk);
			assertThat(exception).isExactlyInstanceOf(type).hasMessageNotContaining(Call.TO);
			assertThat(exception.getStatusCode().value()).isEqualTo(status);
			assertThat(exception.getCode()).isEqualTo(code);
			assertThat(exception.getErrorText()).isEqualTo("Refused ***");
		}
		server.verify(2, postRequestedFor(anyUrl()));
	}

	private TracklyException catchException(boolean bulk) {
		RawSmsMessage message = RawSmsMessage.of(Call.MESSAGE);
		return catchThrowableOfType(TracklyException.class,
				() -> assertThat(bulk ? this.template.sendRawBulk(List.of(message)) : this.template.sendRaw(message))
					.isNull());
	}

	private static void answer(String path, String answer) {
		server.stubFor(post(path).willReturn(jsonResponse(answer, 200)));
	}

	private static String bulkAnswer(int queued, String... errors) {
		return "{\"queued_count\":" + queued + ",\"error_count\":" + errors.length + ",\"errors\":"
				+ List.of(errors).toString().replace('\'', '"') + "}";
	}

	private static void assertPosted(String path, String json) {
		server.verify(1, postRequestedFor(urlEqualTo(path)).withRequestBody(equalToJson(json)));
	}

}
