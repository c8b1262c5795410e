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
import java.util.Map;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
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
 * Tests for requests beyond the documented 5 MB: none is sent.
 */
@ParameterizedClass
@EnumSource
class RequestSizeTests {

	private static final int LIMIT = 5 * 1024 * 1024;

	private static final SmsMessage LARGE = SmsMessage.of(Call.TO, "x".repeat(10_000_000));

	private final Contract contract;

	private final TracklyOperations template;

	RequestSizeTests(Contract contract) {
		this.contract = contract;
		this.template = contract.build(TestTemplates.withoutWaits(TestTemplates.forPort(1)));
	}

	@Test
	void singleMessageIsRefused() {
		assertRefused(() -> this.template.send(LARGE), "Message takes 10000");
		assertRefused(() -> this.template.send(Call.MESSAGE.withMetadata(Map.of("note", LARGE.body()))),
				"Message takes 10000");
	}

	@Test
	void rawMessageIsRefused() {
		assumeThat(this.contract.isV2()).isTrue();
		assertRefused(() -> this.template.sendRaw(RawSmsMessage.of(LARGE)), "Message takes 10000");
		assertRefused(() -> this.template.sendRawBulk(List.of(RawSmsMessage.of(LARGE))), "Bulk request takes 10000");
	}

	@Test
	void contactDataCounts() {
		assumeThat(this.contract.isV2()).isTrue();
		SmsMessage message = Call.MESSAGE.withContactData(ContactData.of(LARGE.body(), null));
		assertRefused(() -> this.template.send(message), "Message takes 10000");
		assertRefused(() -> this.template.sendBulk(List.of(Call.MESSAGE, message)),
				"index 1 of the bulk request takes");
	}

	@Test
	void bulkRequestIsRefusedWhateverTheSizeOfItsMessages() {
		assertRefused(() -> this.template.sendBulk(List.of(LARGE)), "takes 10000");
		assertRefused(
				() -> this.template.sendBulk(Collections.nCopies(600, SmsMessage.of(Call.TO, "x".repeat(10_000)))),
				"or use sendAll");
	}

	@Test
	void requestThatMayBeWithinTheLimitIsSent() {
		try (BulkServer server = BulkServer.queueing()) {
			SmsMessage message = SmsMessage.of(BulkServer.numberOf(0), "x".repeat(LIMIT - 200));
			assertThat(this.contract.build(server.template(1000, 1)).sendBulk(List.of(message)).queuedCount()).isOne();
			assertThat(server.requests()).singleElement()
				.satisfies((request) -> assertThat(request.bytes()).isBetween(LIMIT - 200, LIMIT));
		}
	}

	private void assertRefused(ThrowingCallable call, String text) {
		assertThatExceptionOfType(InvalidTracklyRequestException.class).isThrownBy(call)
			.withMessageContaining(text)
			.withMessageContaining("5 MB")
			.withMessageNotContaining("xxx");
	}

}
