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

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what one version of the API cannot send while the other can, and what both
 * refuse of raw sends: no request is made, and the text says what to do without showing a
 * number.
 */
@ParameterizedClass
@EnumSource
class ApiVersionRefusalTests {

	private static final String SENDER = "+18005550142";

	private static final SmsMessage VALID = Call.MESSAGE.withFrom(TestTemplates.LIST_NUMBER);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Style style;

	ApiVersionRefusalTests(Style style) {
		this.style = style;
	}

	private TracklyOperations v1() {
		return this.style.neverWaiting(TestTemplates.forPort(server.getPort()));
	}

	private TracklyTemplateBuilder builderOfV2() {
		return TestTemplates.forPort(server.getPort()).apiVersion(TracklyApiVersion.V2).from(null);
	}

	private TracklyOperations v2() {
		return this.style.neverWaiting(builderOfV2().from(SENDER));
	}

	static Stream<String> sendersOfOtherForms() {
		return Stream.of("pn_abc123def456", "18005550142", "8005550142", "+08005550142", "+1 800 555 0142",
				"+1-800-555-0142", "+1800555014x", "+1234567890123456", "ACME", "+");
	}

	@ParameterizedTest
	@MethodSource("sendersOfOtherForms")
	void senderOfAMessageMustBeANumberInV2(String sender) {
		SmsMessage message = Call.MESSAGE.withFrom(sender);
		assertRefusedWithIndex(v2(), VALID, message, TracklyErrorCode.INVALID_LIST_NUMBER, "E.164", sender);
		assertRawRefusedWithIndex(v2(), RawSmsMessage.of(message), TracklyErrorCode.INVALID_LIST_NUMBER, "E.164",
				sender);
		assertNoRequest();
	}

	@Test
	void senderThatIsNoNumberRejectsItsMessageOfAnyNumber() {
		answerBulk("/api/v2/send/bulk", 2);
		List<SmsMessage> messages = List.of(Call.MESSAGE, Call.MESSAGE.withFrom("18005550142"),
				Call.MESSAGE.withFrom("+18005550143"));
		assertRejectedAlone(v2().sendAll(messages), messages, TracklyErrorCode.INVALID_LIST_NUMBER, "18005550142");
		server.verify(1, postRequestedFor(urlEqualTo("/api/v2/send/bulk")).withRequestBody(equalToJson("""
				{ "messages": [ { "to": "+12065550100", "list_number": "+18005550142" },
				                { "to": "+12065550100", "list_number": "+18005550143" } ] }""", false, true)));
	}

	@ParameterizedTest
	@MethodSource("sendersOfOtherForms")
	void defaultSenderMustBeANumberInV2InWhateverOrderTheBuilderIsCalled(String sender) {
		TracklyTemplateBuilder builder = builderOfV2();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.from(sender))
			.satisfies((ex) -> assertTellsNothingOf(ex.getMessage(), sender))
			.withMessageContaining("E.164");
		TracklyTemplateBuilder versionLast = builderOfV2().apiVersion(TracklyApiVersion.V1)
			.from(sender)
			.apiVersion(TracklyApiVersion.V2);
		assertThatIllegalArgumentException().isThrownBy(() -> this.style.build(versionLast))
			.satisfies((ex) -> assertTellsNothingOf(ex.getMessage(), sender))
			.withMessageContaining("E.164");
	}

	@Test
	void numberIsTakenInWhateverOrderTheBuilderIsCalled() {
		server.stubFor(post("/api/v2/send").willReturn(jsonResponse("{\"message_id\":\"a1b2c3d4\"}", 200)));
		TracklyTemplateBuilder builder = TestTemplates.forPort(server.getPort());
		this.style.build(builder.copy().from(SENDER).apiVersion(TracklyApiVersion.V2)).send(Call.MESSAGE);
		this.style.build(builder.copy().apiVersion(TracklyApiVersion.V2).from(SENDER)).send(Call.MESSAGE);
		server.verify(2, postRequestedFor(urlEqualTo("/api/v2/send"))
			.withRequestBody(equalToJson("{ \"list_number\": \"" + SENDER + "\" }", true, true)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void blankDefaultSenderIsNoneInV2(String sender) {
		TracklyOperations template = this.style.neverWaiting(builderOfV2().from(sender));
		assertRefusedWithIndex(template, VALID, Call.MESSAGE, TracklyErrorCode.MISSING_LIST_NUMBER, "trackly.from",
				null);
		assertRawRefusedWithIndex(template, RawSmsMessage.of(Call.MESSAGE), TracklyErrorCode.MISSING_LIST_NUMBER,
				"trackly.from", null);
		assertNoRequest();
	}

	@Test
	void rawMessageMustHaveRecipientAndBody() {
		assertRawRefusedWithIndex(v2(), RawSmsMessage.of(" ", "x"), TracklyErrorCode.MISSING_TO, "no recipient", null);
		assertRawRefusedWithIndex(v2(), RawSmsMessage.of(Call.TO, "\n"), TracklyErrorCode.MISSING_BODY, "no body",
				null);
		assertNoRequest();
	}

	static Stream<SmsMessage> messagesOfV2() {
		return Stream.of(Call.MESSAGE.withWrapLinks(true), Call.MESSAGE.withWrapLinks(false),
				Call.MESSAGE.withContactData(ContactData.of("Ana", null)),
				Call.MESSAGE.withContactData(ContactData.of(null, null)));
	}

	@ParameterizedTest
	@MethodSource("messagesOfV2")
	void rawMessageHasNeitherLinksToWrapNorContactData(SmsMessage message) {
		assertRawRefusedWithIndex(v2(), RawSmsMessage.of(message), null, "not documented for raw messages", null);
		assertNoRequest();
	}

	@ParameterizedTest
	@MethodSource("messagesOfV2")
	void linksToWrapAndContactDataAreRefusedInV1(SmsMessage message) {
		assertRefusedWithIndex(v1(), Call.MESSAGE, message, null, "trackly.api-version", null);
		assertNoRequest();
	}

	@ParameterizedTest
	@MethodSource("messagesOfV2")
	void linksToWrapAndContactDataRejectTheirMessageOfAnyNumberInV1(SmsMessage message) {
		answerBulk("/api/v1/messages/bulk", 2);
		List<SmsMessage> messages = List.of(Call.MESSAGE, message, Call.MESSAGE);
		assertRejectedAlone(v1().sendAll(messages), messages, null, null);
		server.verify(1, postRequestedFor(anyUrl()));
	}

	@Test
	void rawSendsAreRefusedInV1() {
		RawSmsMessage message = RawSmsMessage.of(Call.MESSAGE);
		assertRefused(() -> v1().sendRaw(message), null, null).hasMessageContaining("raw")
			.hasMessageContaining("trackly.api-version");
		assertRefused(() -> v1().sendRawBulk(List.of(message)), null, null).hasMessageContaining("raw")
			.hasMessageContaining("trackly.api-version");
		assertNoRequest();
	}

	@Test
	void rawBulkTakesAThousandMessages() {
		answerBulk("/api/v2/send-raw/bulk", 1000);
		assertThat(v2().sendRawBulk(Collections.nCopies(1000, RawSmsMessage.of(Call.MESSAGE))).queuedCount())
			.isEqualTo(1000);
	}

	@Test
	void rawBulkOfMoreThanAThousandMessagesIsRefused() {
		assertRefused(() -> v2().sendRawBulk(Collections.nCopies(1001, RawSmsMessage.of(Call.MESSAGE))),
				TracklyErrorCode.TOO_MANY_MESSAGES, null)
			.isExactlyInstanceOf(TooManyMessagesException.class)
			.hasMessageContaining("1001");
		assertNoRequest();
	}

	@Test
	void rawBulkWithoutMessagesIsRefused() {
		assertRefused(() -> v2().sendRawBulk(List.of()), TracklyErrorCode.MISSING_MESSAGES, null);
		assertNoRequest();
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsNoArgumentOfRawSends() {
		TracklyOperations template = v2();
		assertThatIllegalArgumentException().isThrownBy(() -> template.sendRaw(null));
		assertThatIllegalArgumentException().isThrownBy(() -> template.sendRawBulk(null));
		assertThatIllegalArgumentException().isThrownBy(() -> template.sendRawBulk(Collections.singletonList(null)));
	}

	private static void assertRefusedWithIndex(TracklyOperations template, SmsMessage valid, SmsMessage message,
			@Nullable TracklyErrorCode errorCode, String text, @Nullable String sender) {
		assertRefused(() -> template.send(message), errorCode, sender).hasMessageContaining(text)
			.hasMessageNotContaining("index");
		assertRefused(() -> template.sendBulk(List.of(valid, message)), errorCode, sender).hasMessageContaining(text)
			.hasMessageContaining("index 1");
	}

	private static void assertRawRefusedWithIndex(TracklyOperations template, RawSmsMessage message,
			@Nullable TracklyErrorCode errorCode, String text, @Nullable String sender) {
		assertRefused(() -> template.sendRaw(message), errorCode, sender).hasMessageContaining(text)
			.hasMessageNotContaining("index");
		assertRefused(() -> template.sendRawBulk(List.of(RawSmsMessage.of(VALID), message)), errorCode, sender)
			.hasMessageContaining(text)
			.hasMessageContaining("index 1");
	}

	private static AbstractThrowableAssert<?, InvalidTracklyRequestException> assertRefused(Runnable send,
			@Nullable TracklyErrorCode errorCode, @Nullable String sender) {
		InvalidTracklyRequestException exception = catchThrowableOfType(InvalidTracklyRequestException.class,
				send::run);
		assertThat(exception).isNotNull().hasNoCause();
		assertThat(exception.getErrorCode()).isEqualTo(errorCode);
		assertThat(exception.getStatusCode()).isNull();
		assertTellsNothingOf(exception.getMessage(), sender);
		return assertThat(exception);
	}

	private static void assertTellsNothingOf(@Nullable String text, @Nullable String sender) {
		assertThat(text).isNotBlank().doesNotContain(Call.TO.substring(1), Call.BODY, "Ana", SENDER.substring(1));
		if (sender != null && sender.length() > 1) {
			assertThat(text).doesNotContain(sender);
		}
	}

	private static void assertRejectedAlone(SendReport report, List<SmsMessage> messages,
			@Nullable TracklyErrorCode errorCode, @Nullable String sender) {
		assertThat(report.queued()).isEqualTo(2);
		assertThat(report.rejectedMessages()).singleElement().satisfies((rejected) -> {
			assertThat(rejected.position()).isOne();
			assertThat(rejected.message()).isSameAs(messages.get(1));
			assertThat(rejected.error().index()).isEqualTo(-1);
			assertThat(rejected.error().to()).isEqualTo(Call.TO);
			assertThat(rejected.error().code()).isEqualTo((errorCode != null) ? errorCode.getCode() : null);
			assertTellsNothingOf(rejected.error().error(), sender);
		});
	}

	private static void answerBulk(String path, int queued) {
		server.stubFor(post(path)
			.willReturn(jsonResponse("{\"queued_count\":" + queued + ",\"error_count\":0,\"errors\":[]}", 200)));
	}

	private static void assertNoRequest() {
		server.verify(0, anyRequestedFor(anyUrl()));
	}

}
