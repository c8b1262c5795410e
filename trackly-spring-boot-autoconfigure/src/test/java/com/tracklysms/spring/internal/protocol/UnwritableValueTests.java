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
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for values that JSON cannot mean: nothing is sent, and the field is named.
 */
@ParameterizedClass
@EnumSource
class UnwritableValueTests {

	private static final SmsMessage WITH_METADATA = Call.MESSAGE
		.withMetadata(Map.of("customer", Map.of("tree", new ObjectMapper().createObjectNode().put("vip", true))));

	private static final SmsMessage WITH_FIELDS = Call.MESSAGE
		.withContactData(ContactData.of("Ana", null).withCustomFields(Map.of("score", Double.NaN)));

	private final Contract contract;

	private final TracklyOperations template;

	UnwritableValueTests(Contract contract) {
		this.contract = contract;
		this.template = contract.build(TestTemplates.withoutWaits(TestTemplates.forPort(1)));
	}

	@Test
	void metadataOfASendIsRefused() {
		assertRefused(() -> this.template.send(WITH_METADATA),
				"Message cannot be written as JSON: metadata.customer.tree");
	}

	@Test
	void metadataOfARawSendIsRefused() {
		assumeThat(this.contract.isV2()).isTrue();
		assertRefused(() -> this.template.sendRaw(RawSmsMessage.of(WITH_METADATA)), "metadata.customer.tree");
	}

	@Test
	void customFieldsAreRefusedBySendAndByIndexInABulkRequest() {
		assumeThat(this.contract.isV2()).isTrue();
		assertRefused(() -> this.template.send(WITH_FIELDS), "contactData.customFields.score");
		assertRefused(() -> this.template.sendBulk(List.of(Call.MESSAGE, WITH_FIELDS)),
				"index 1 of the bulk request cannot be written as JSON: contactData.customFields.score");
	}

	@Test
	void messageOfASendAllIsRejectedOnItsOwn() {
		assumeThat(this.contract.isV2()).isTrue();
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = this.contract.build(server.template(1000, 1))
				.sendAll(List.of(BulkServer.message(0), WITH_FIELDS, BulkServer.message(1)));
			assertThat(report.queued()).isEqualTo(2);
			assertThat(report.rejectedMessages()).singleElement()
				.satisfies((rejected) -> assertThat(rejected.error().error())
					.contains("contactData.customFields.score is not a finite number"));
		}
	}

	private void assertRefused(ThrowingCallable call, String text) {
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(call)
			.withMessageContaining(text)
			.withNoCause()
			.satisfies((failure) -> assertThat(failure.getStatusCode()).isNull());
	}

}
