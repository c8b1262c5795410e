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

import java.util.List;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the notice that a sender of API v1 is a phone number.
 */
@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class SenderNoticeTests {

	private static final String NUMBER = "+18005550142";

	private static final SmsMessage FROM_NUMBER = Call.MESSAGE.withFrom(NUMBER);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Style style;

	private final TracklyTemplateBuilder builder = TestTemplates.forPort(server.getPort());

	SenderNoticeTests(Style style) {
		this.style = style;
	}

	@BeforeEach
	void queueEverything() {
		server.stubFor(post(anyUrl()).willReturn(
				jsonResponse("{\"message_id\":\"a1b2c3d4\",\"queued_count\":1,\"error_count\":0,\"errors\":[]}", 200)));
	}

	@Test
	void noticeIsGivenOnceForAllTemplatesOfABuilderAndItsCopies(CapturedOutput output) {
		this.style.build(this.builder.from(NUMBER));
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("***0142", "trackly.from", "trackly.api-version")
			.doesNotContain("8005550142");
		this.builder.build().send(FROM_NUMBER);
		this.builder.copy().buildReactive().send(Call.MESSAGE).block();
		assertWarnings(output, 1);
	}

	@Test
	void noticeIsGivenForASenderOfAMessage(CapturedOutput output) {
		TracklyOperations template = this.style.build(this.builder);
		template.send(Call.MESSAGE);
		assertWarnings(output, 0);
		template.send(FROM_NUMBER);
		template.send(FROM_NUMBER.withFrom("18005550143"));
		template.sendBulk(List.of(FROM_NUMBER));
		assertWarnings(output, 1);
		assertThat(output).contains("***0142").doesNotContain("8005550142");
	}

	@Test
	void noticeIsGivenForASenderInABulkRequest(CapturedOutput output) {
		this.style.build(this.builder).sendBulk(List.of(FROM_NUMBER));
		assertWarnings(output, 1);
	}

	@Test
	void noticeIsGivenOnceForMessagesOfAnyNumber(CapturedOutput output) {
		this.style.build(this.builder).sendAll(List.of(FROM_NUMBER, FROM_NUMBER.withFrom("8005550143"), Call.MESSAGE));
		assertWarnings(output, 1);
	}

	@Test
	void eachBuilderGivesItsOwnNotice(CapturedOutput output) {
		this.style.build(this.builder.from(NUMBER));
		this.style.build(TestTemplates.forPort(server.getPort()).from(NUMBER));
		assertWarnings(output, 2);
	}

	@Test
	void shortNumberIsNotShownAtAll(CapturedOutput output) {
		this.style.build(this.builder.from("5550142"));
		assertWarnings(output, 1);
		assertThat(output).doesNotContain("0142");
	}

	@Test
	void numberAsSenderIsRightInV2(CapturedOutput output) {
		TracklyOperations template = this.style.build(this.builder.from(NUMBER).apiVersion(TracklyApiVersion.V2));
		template.send(FROM_NUMBER);
		template.sendBulk(List.of(FROM_NUMBER));
		template.sendAll(List.of(FROM_NUMBER));
		assertWarnings(output, 0);
	}

	@Test
	void idAsSenderIsRightInV1(CapturedOutput output) {
		TracklyOperations template = this.style.build(this.builder.from("pn_18005550142"));
		template.send(Call.MESSAGE.withFrom("pn_8005550142"));
		template.sendBulk(List.of(Call.MESSAGE.withFrom("42")));
		template.sendAll(List.of(Call.MESSAGE, Call.MESSAGE.withFrom("pn_2")));
		assertWarnings(output, 0);
	}

	private static void assertWarnings(CapturedOutput output, int count) {
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).hasSize(count);
	}

}
