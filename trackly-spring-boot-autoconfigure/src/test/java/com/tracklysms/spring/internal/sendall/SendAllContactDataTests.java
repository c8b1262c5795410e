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

import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for messages of any number that have contact data, which can be of any size and
 * kind.
 */
@ParameterizedClass
@EnumSource(names = { "V2_BLOCKING", "V2_REACTIVE" })
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendAllContactDataTests {

	private final Contract contract;

	SendAllContactDataTests(Contract contract) {
		this.contract = contract;
	}

	@Test
	void contactDataCountsToo() {
		ContactData contactData = ContactData.of("Ana", "Lima").withCustomFields(Map.of("note", "é".repeat(16 * 1024)));
		List<SmsMessage> messages = IntStream.range(0, 500)
			.mapToObj((position) -> BulkServer.message(position).withContactData(contactData))
			.toList();
		try (BulkServer server = BulkServer.queueing()) {
			assertThat(this.contract.build(server.template(1000, 2)).sendAll(messages).queued()).isEqualTo(500);
			assertThat(server.requests()).hasSize(4)
				.extracting(BulkServer.Request::bytes)
				.allSatisfy((bytes) -> assertThat(bytes).isLessThan(5_000_000));
		}
	}

	@Test
	void contactDataWithoutAFormInJsonRejectsItsOwnMessageOnly() {
		Map<String, Object> cycle = new LinkedHashMap<>();
		cycle.put("self", cycle);
		SmsMessage unwritable = BulkServer.message(1)
			.withContactData(ContactData.of("Ana", null).withCustomFields(cycle));
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = this.contract.build(server.template(1000, 1))
				.sendAll(List.of(BulkServer.message(0), unwritable, BulkServer.message(2)));
			assertThat(report.queued()).isEqualTo(2);
			assertThat(report.rejectedMessages()).singleElement().satisfies((rejected) -> {
				assertThat(rejected.position()).isOne();
				assertThat(rejected.message()).isSameAs(unwritable);
				assertThat(rejected.error().error()).contains("JSON").doesNotContain("Ana");
			});
			assertThat(server.requests()).flatExtracting(BulkServer.Request::positions).containsExactly(0, 2);
		}
	}

	@Test
	void contactDataThatFailsWhenItIsReadRejectsItsOwnMessageOnly() {
		SmsMessage unreadable = BulkServer.message(0)
			.withContactData(ContactData.of("Ana", null).withCustomFields(Map.of("a", new Unreadable())));
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = this.contract.build(server.template(1000, 1))
				.sendAll(List.of(unreadable, BulkServer.message(1)));
			assertThat(report.queued()).isOne();
			assertThat(report.rejectedMessages()).singleElement()
				.extracting((rejected) -> rejected.error().error())
				.asString()
				.contains("JSON")
				.doesNotContain("Broken");
		}
	}

	public static final class Unreadable {

		public String getName() {
			throw new IllegalStateException("Broken");
		}

	}

}
