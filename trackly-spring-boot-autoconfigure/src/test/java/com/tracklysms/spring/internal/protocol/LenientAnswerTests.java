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
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.TestTemplates;
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
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for answers whose meaning is clear although their fields have other types than
 * documented.
 */
@ParameterizedClass
@EnumSource
class LenientAnswerTests {

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final Contract contract;

	private final TracklyOperations template;

	LenientAnswerTests(Contract contract) {
		this.contract = contract;
		this.template = contract.build(TestTemplates.forPort(server.getPort())
			.bulk((settings) -> settings.withBatchSize(3).withConcurrency(1)));
	}

	@Test
	void idAndCountsMayBeOfAnyScalarType() {
		answer(Call.SEND, "{\"success\":\"true\",\"message_id\":12345,\"status\":\"queued\",\"segments\":\"2\","
				+ "\"gsm7\":\"false\",\"deprecated\":\"true\"}");
		assertThat(this.template.send(Call.MESSAGE)).isEqualTo(new SendResult("12345", "queued", 2, false, true));
		answer(Call.SEND, "{\"message_id\":null,\"id\":12345678901234}");
		assertThat(this.template.send(Call.MESSAGE).messageId()).isEqualTo("12345678901234");
	}

	static Stream<Arguments> refusalsOfTheSecond() {
		return Stream.of(Arguments
			.of("{\"queued_count\":\"2\",\"error_count\":\"1\",\"errors\":[{\"index\":\"1\",\"error\":\"Bad\"}]}"),
				Arguments.of("{\"queued_count\":2.0,\"errors\":[{\"index\":1.0,\"error\":\"Bad\"}]}"),
				Arguments
					.of("{\"queued_count\":\" 2 \",\"error_count\":1,\"errors\":[{\"index\":\" 1\",\"error\":\"Bad\"}]}"),
				Arguments.of("{\"queued_count\":2,\"error_count\":1,\"errors\":{\"index\":1,\"error\":\"Bad\"}}"));
	}

	@ParameterizedTest
	@MethodSource("refusalsOfTheSecond")
	void countsAndIndexesMayBeTexts(String body) {
		answer(Call.SEND_BULK, body);
		BulkSendResult expected = new BulkSendResult(2, 1, List.of(new MessageError(1, null, null, "Bad")));
		assertThat(this.template.sendBulk(BulkServer.messages(3))).isEqualTo(expected);
		SendReport report = this.template.sendAll(BulkServer.messages(3));
		assertThat(report.queued()).isEqualTo(2);
		assertThat(BulkServer.rejectedPositions(report.rejectedMessages())).containsExactly(1L);
	}

	@Test
	void reasonWithoutAMessageIsKept() {
		answer(Call.SEND_BULK, "{\"queued_count\":2,\"error_count\":1,\"errors\":[\"second is invalid\"]}");
		BulkSendResult result = this.template.sendBulk(BulkServer.messages(3));
		assertThat(result.errors()).containsExactly(new MessageError(-1, null, null, "second is invalid"));
		assertThat(result.addsUp()).isFalse();
		SendReport report = this.template.sendAll(BulkServer.messages(3));
		assertThat(report.unknownMessages()).hasSize(3)
			.allSatisfy((message) -> assertThat(message.failure()).isInstanceOf(IndeterminateTracklyException.class)
				.hasMessageContaining("second is invalid")
				.hasMessageContaining("2 queued and 1 rejected")
				.hasMessageContaining("may have been queued"));
	}

	@Test
	void reasonWithoutAMessageIsRedacted() {
		answer(Call.SEND_BULK, "{\"queued_count\":2,\"error_count\":1,\"errors\":[\"" + BulkServer.numberOf(1) + " "
				+ TestTemplates.API_KEY + " Message 1 is invalid\"]}");
		SendReport report = this.template.sendAll(BulkServer.messages(3));
		assertThat(report.unknownMessages()).allSatisfy((message) -> assertThat(message.failure().getMessage())
			.doesNotContain(BulkServer.numberOf(1), TestTemplates.API_KEY, "Message 1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"queued_count\":0,\"error_count\":3,\"errors\":[\"All are invalid\"]}",
			"{\"queued_count\":0,\"error_count\":3,\"errors\":\"All are invalid\"}",
			"{\"queued_count\":0,\"errors\":[\"All are invalid\",\"All are invalid\",\"All are invalid\"]}" })
	void answerThatCountsAllMessagesAsRefusedNeedsNoIndexes(String body) {
		answer(Call.SEND_BULK, body);
		assertThat(this.template.sendBulk(BulkServer.messages(3)).addsUp()).isTrue();
		SendReport report = this.template.sendAll(BulkServer.messages(3));
		assertThat(report.rejectedMessages()).hasSize(3)
			.allSatisfy((message) -> assertThat(message.error().error()).contains("All are invalid"));
	}

	@Test
	void onlyMessageOfARequestIsTheRefusedOne() {
		answer(Call.SEND_BULK, "{\"queued_count\":0,\"error_count\":1,\"errors\":[\"is invalid\"]}");
		SendReport report = this.template.sendAll(BulkServer.messages(1));
		assertThat(report.rejectedMessages()).singleElement()
			.satisfies((message) -> assertThat(message.error().error()).isEqualTo("is invalid"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "\"many\"", "\"\"", "1.5", "\"1.5\"", "null", "true", "[2]", "\"99999999999\"", "\"1e9\"" })
	void countThatIsNoNumberLeavesTheOutcomeOpen(String count) {
		answer(Call.SEND_BULK, "{\"queued_count\":" + count + ",\"error_count\":0,\"errors\":[]}");
		assertThat(this.template.sendAll(BulkServer.messages(3)).unknown()).isEqualTo(3);
	}

	private void answer(Call call, String body) {
		server.stubFor(post(this.contract.path(call)).willReturn(jsonResponse(body, 201)));
	}

}
