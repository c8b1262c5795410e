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
import java.util.stream.IntStream;

import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BulkAccount}.
 */
class BulkAccountPropertyTests {

	@Property
	void everyMessageIsAccountedForOnceWhateverTheAnswer(@ForAll @IntRange(min = 1, max = 6) int size,
			@ForAll @IntRange(min = -2, max = 8) int queuedCount, @ForAll @IntRange(min = -2, max = 8) int errorCount,
			@ForAll List<@IntRange(min = -3, max = 7) Integer> indexes) {
		BulkAccount account = BulkAccount.of(messages(size),
				new BulkSendResult(queuedCount, errorCount, errors(indexes)));
		assertThat(account.totals().sum()).isEqualTo(size);
		assertThat(account.totals().rejected()).isEqualTo(account.errors().size());
		assertThat(account.errors().keySet()).allMatch((index) -> index >= 0 && index < size);
		if (account.addsUp()) {
			assertThat(account.totals().queued()).isEqualTo(queuedCount);
			assertThat(account.totals().unknown()).isZero();
			assertThat(queuedCount + errorCount).isEqualTo(size);
		}
		else {
			assertThat(account.totals().queued()).isZero();
		}
	}

	@Property
	void answerThatNamesEachRefusedMessageOnceAddsUp(@ForAll @IntRange(min = 1, max = 6) int size,
			@ForAll @IntRange(max = 6) int refused) {
		int errors = Math.min(size, refused);
		BulkAccount account = BulkAccount.of(messages(size),
				new BulkSendResult(size - errors, errors, errors(IntStream.range(0, errors).boxed().toList())));
		assertThat(account.addsUp()).isTrue();
		assertThat(account.queued()).isEqualTo(size - errors);
	}

	@Example
	void errorWithoutIndexIsThatOfTheOnlyMessageToItsRecipient() {
		List<MessageError> errors = List.of(new MessageError(-1, BulkServer.numberOf(1), null, "Refused"));
		assertThat(BulkAccount.of(messages(3), new BulkSendResult(2, 1, errors)).errors()).containsOnlyKeys(1);
		List<SmsMessage> twice = List.of(BulkServer.message(1), BulkServer.message(1));
		assertThat(BulkAccount.of(twice, new BulkSendResult(1, 1, errors)).addsUp()).isFalse();
	}

	private static List<SmsMessage> messages(int size) {
		return IntStream.range(0, size).mapToObj(BulkServer::message).toList();
	}

	private static List<MessageError> errors(List<Integer> indexes) {
		return indexes.stream()
			.map((index) -> new MessageError(index, BulkServer.numberOf(Math.abs(index)), null, "Refused"))
			.toList();
	}

}
