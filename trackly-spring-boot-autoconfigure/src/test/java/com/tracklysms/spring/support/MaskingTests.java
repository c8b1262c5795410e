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

package com.tracklysms.spring.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Call;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@code toString()} shows, and for {@link Masking} behind it.
 */
class MaskingTests {

	@ParameterizedTest
	@CsvSource({ "+14155551234, ***1234", "14155551234, ***1234", "5551234, ***", "12, ***", "'', ''" })
	void numberShowsItsLastDigitsAtMost(String number, String masked) {
		assertThat(Masking.number(number)).isEqualTo(masked);
	}

	@Test
	void noNumberStaysNone() {
		assertThat(Masking.number(null)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "No number here, No number here", "Call +14155551234 now, Call ***1234 now",
			"to=14155551234, to=***1234", "(415) 555-1234, ***1234", "+1 (415) 555-1234., ***1234.",
			"415.555.1234, ***1234", "555 1234, ***1234", "Maximum 1000 messages, Maximum 1000 messages",
			"msg_12345678, msg_12345678", "pn_abc123def456, pn_abc123def456", "123456, 123456",
			"tel14155551234, tel***1234", "+14155551234+14155555678, ***1234+***5678" })
	void numbersInATextAreMasked(String text, String masked) {
		assertThat(Masking.numbersIn(text)).isEqualTo(masked);
	}

	@Property
	void noWholeNumberSurvivesInAText(@ForAll @LongRange(min = 10_000_000L, max = 999_999_999_999_999L) long number,
			@ForAll @AlphaChars String before, @ForAll @IntRange(min = 0, max = 3) int form) {
		String digits = String.valueOf(number);
		String written = List
			.of("+" + digits, digits, "(" + digits.substring(0, 3) + ") " + digits.substring(3),
					digits.substring(0, 2) + "-" + digits.substring(2))
			.get(form);
		assertThat(Masking.numbersIn(before + " " + written + " x")).doesNotContain(written)
			.contains("***" + digits.substring(digits.length() - 4));
	}

	@Test
	void textOfDigitsIsMaskedWhateverItsLength() {
		assertThat(Masking.numbersIn("7".repeat(1_000_000))).isEqualTo("***7777");
		assertThat(new MessageError(0, null, "1".repeat(20_000), "2".repeat(20_000)))
			.hasToString("MessageError[index=0, to=null, code=***1111, error=***2222]");
	}

	@Test
	void resultShowsNoWholeNumber() {
		assertThat(new SendResult("msg_1", "queued for +12065550100", 1, true, false)).hasToString(
				"SendResult[messageId=msg_1, status=queued for ***0100, segments=1, gsm7=true, deprecated=false]");
	}

	@Test
	void messageShowsNeitherBodyNorMetadataNorWholeNumbers() {
		SmsMessage message = SmsMessage.of("+12065550100", "Your code is 482901")
			.withFrom("+18005550199")
			.withMetadata(Map.of("customer", "Ana"));
		assertThat(message).hasToString("SmsMessage[to=***0100, body=19 characters, from=***0199, metadata=1 entries]");
		assertThat(message.withFrom("pn_abc123def456").toString()).contains("from=pn_abc123def456");
		assertThat(message.withFrom(null).toString()).contains("from=null");
	}

	@Test
	void sendingListShowsNeitherWholeNumberNorNames() {
		assertThat(list("+12025550134")).hasToString("SendingList[id=42, phoneNumber=***0134, status=active]");
		assertThat(list("5550134")).hasToString("SendingList[id=42, phoneNumber=***, status=active]");
		assertThat(list("")).hasToString("SendingList[id=42, phoneNumber=***, status=active]");
	}

	private static SendingList list(String phoneNumber) {
		return new SendingList(42, phoneNumber, "Acme " + phoneNumber, "Promo " + phoneNumber, "infobip", "active",
				15230L, Instant.EPOCH);
	}

	@Test
	void bulkResultShowsNoWholeNumber() {
		BulkSendResult result = new BulkSendResult(1, 1,
				List.of(new MessageError(3, "+12065550100", null, "+12065550100 is no mobile number")));
		assertThat(result.toString()).doesNotContain("12065550100")
			.contains("MessageError[index=3, to=***0100, code=null, error=*** is no mobile number]");
	}

	@Test
	void messageKeepsItsMetadataWhateverBecomesOfTheMap() {
		Map<String, Object> metadata = new java.util.HashMap<>(Map.of("order", 17));
		SmsMessage message = Call.MESSAGE.withMetadata(metadata);
		metadata.clear();
		assertThat(message.metadata()).containsExactly(Map.entry("order", 17)).isUnmodifiable();
	}

}
