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

package com.tracklysms.spring.internal.sendall;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for messages of any number that are too long to go out in one request: no request
 * exceeds what the API takes.
 */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendAllBytesTests {

	private static final int FIVE_MEGABYTES = 5_000_000;

	private static final int LENGTH = 16 * 1024;

	private final Contract contract;

	SendAllBytesTests(Contract contract) {
		this.contract = contract;
	}

	@ParameterizedTest
	@CsvSource({ "x, 4", "é, 7", "'\"', 7", "\uD83D\uDE80, 7" })
	void longMessagesAreCutIntoRequestsThatTheApiTakes(String character, int requests) {
		String body = character.repeat(LENGTH / character.length());
		List<SmsMessage> messages = IntStream.range(0, 1000)
			.mapToObj((position) -> SmsMessage.of(BulkServer.numberOf(position), body))
			.toList();
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = this.contract.build(server.template(1000, 4)).sendAll(messages);
			assertThat(report).isEqualTo(new SendReport(1000, 1000, List.of(), List.of(), List.of(), null));
			assertThat(server.requests()).flatExtracting(BulkServer.Request::positions)
				.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).boxed().toList());
			assertThat(server.requests()).extracting(BulkServer.Request::bytes)
				.allSatisfy((bytes) -> assertThat(bytes).isLessThan(FIVE_MEGABYTES));
			// Cut no smaller than the estimate asks for
			assertThat(server.requests()).hasSizeLessThanOrEqualTo(requests);
		}
	}

	@Test
	void batchSizeStillHoldsForShortMessages() {
		try (BulkServer server = BulkServer.queueing()) {
			this.contract.build(server.template(1000, 1)).sendAll(BulkServer.messages(2500));
			assertThat(server.sizes()).containsExactly(1000, 1000, 500);
		}
	}

	@Test
	void messageThatIsTooLongByItselfCostsNoOther() {
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.bytes() > FIVE_MEGABYTES) {
				request.answer(413, "{\"error\":\"Payload too large\"}");
			}
			else {
				request.queue();
			}
		})) {
			List<SmsMessage> messages = List.of(BulkServer.message(0), BulkServer.message(1),
					SmsMessage.of(BulkServer.numberOf(2), "x".repeat(FIVE_MEGABYTES)), BulkServer.message(3));
			SendReport report = this.contract.build(server.template(1000, 1)).sendAll(messages);
			assertThat(BulkServer.positions(report.unsentMessages())).containsExactly(2L);
			assertThat(report.queued()).isEqualTo(3);
			assertThat(server.requests()).extracting(BulkServer.Request::positions)
				.containsExactly(List.of(0, 1), List.of(2), List.of(3));
		}
	}

	@Test
	void messageLargerThanAnyRequestIsRejectedBeforeOne() {
		List<SmsMessage> messages = List.of(BulkServer.message(0),
				SmsMessage.of(BulkServer.numberOf(1), "x".repeat(2 * FIVE_MEGABYTES)), BulkServer.message(2));
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = this.contract.build(server.template(1000, 1)).sendAll(messages);
			assertThat(report.queued()).isEqualTo(2);
			assertThat(report.rejectedMessages()).singleElement()
				.satisfies((rejected) -> assertThat(rejected.error().error()).contains("5 MB"));
			assertThat(server.sizes()).containsExactly(2);
		}
	}

	@Test
	void metadataWithoutAFormInJsonIsNotWrittenAndRejectsNothing() {
		Map<String, Object> cycle = new LinkedHashMap<>();
		cycle.put("self", cycle);
		try (BulkServer server = BulkServer.queueing()) {
			assertThat(this.contract.build(server.template(1000, 1))
				.sendAll(List.of(BulkServer.message(0).withMetadata(cycle)))
				.queued()).isOne();
		}
	}

}
