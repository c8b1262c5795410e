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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@code toString()} shows, and for {@link Masking} behind it.
 */
class MaskingTests {

	private static final long MAX = 999_999_999_999_999L;

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
			"tel14155551234, tel***1234", "+14155551234+14155555678, ***1234+***5678", "206_555_0100, ***0100",
			"msg_206_555_0100, msg_206_555_0100", "(206) - 555 - 0100, ***0100", "+12065550100\u20600, ***1000",
			"206%20555%200100, ***0100", "206%2520555%252D0100, ***0100", "206\\u00a0555\\n0100, ***0100",
			"206&#32;555&nbsp;&#x30;100, ***0100", "\uff0b\uff11\uff12\uff10\uff16\uff15\uff15\uff15, \uff0b***6555",
			"\u0661\u0662\u0663\u0664\u0665\u0666\u0667, ***4567" })
	void numbersInATextAreMasked(String text, String masked) {
		assertThat(Masking.numbersIn(text)).isEqualTo(masked);
	}

	/**
	 * Texts of the API and its proxies, which must stay readable.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "Maximum 1000 messages per request", "Recipient phone number (to_msisdn) is required",
			"1000 messages, 500 phones, 4000 bytes", "Messages 1, 2, 3, 4, 5, 6, 7 and 8 are invalid", "msg_12345678",
			"pn_abc123def456", "Error 502: upstream 10 of 16", "100% of 5,000 messages", "a1b2c3d4", "50%20 discount",
			"C:\\users\\new", "&nbsp;&amp; 12 & 13", "Stop at 20:30", "v2.1.0 (build 77)" })
	void textWithoutANumberIsShownAsItIs(String text) {
		assertThat(Masking.numbersIn(text)).isEqualTo(text);
		assertThat(Masking.recipientIn(text, "+12065550100")).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "No route to 1 206 555 0100, No route to ***", "Message 1 of 2065550100, Message *** of ***",
			"1x2y0z6 5550100!, ***x***y***z***!", "0206.555.0100 is local, 0***  is local", "5550100, ***" })
	void wordsBetweenTheDigitsOfARecipientRemain(String text, String masked) {
		assertThat(Masking.recipientIn(text, "+12065550100")).isEqualTo(masked.replace("  ", " "));
	}

	@Property
	void noRecipientSurvivesWhateverStandsBetweenItsDigits(@ForAll @LongRange(min = 10_000L, max = MAX) long number,
			@ForAll("betweenDigits") List<String> between, @ForAll("zeros") List<Integer> scripts,
			@ForAll("betweenDigits") List<String> around) {
		String digits = String.valueOf(number);
		String text = around + written(digits, between, scripts) + around;
		assertThat(digitsOf(Masking.recipientIn(text, "+" + digits))).doesNotContain(digits);
		assertThat(digitsOf(Masking.recipientIn(text, digits))).doesNotContain(digits);
	}

	@Property
	void noNumberSurvivesWithSeparatorsOfAnyKind(@ForAll @LongRange(min = 10_000_000L, max = MAX) long number,
			@ForAll("separators") List<String> separators, @ForAll("zeros") List<Integer> scripts) {
		String digits = String.valueOf(number);
		assertThat(digitsOf(Masking.numbersIn("To " + written(digits, separators, scripts) + " failed")))
			.isEqualTo(digits.substring(digits.length() - 4));
	}

	private String written(String digits, List<String> between, List<Integer> scripts) {
		StringBuilder written = new StringBuilder();
		for (int index = 0; index < digits.length(); index++) {
			written.appendCodePoint(scripts.get(index % scripts.size()) + digits.charAt(index) - '0')
				.append((index < digits.length() - 1) ? between.get(index % between.size()) : "");
		}
		return written.toString();
	}

	private String digitsOf(String text) {
		StringBuilder digits = new StringBuilder();
		text.replaceAll("%[0-9A-F]{2}|\\\\u[0-9a-f]{4}", " ")
			.codePoints()
			.map((codePoint) -> Character.digit(codePoint, 10))
			.filter((digit) -> digit >= 0)
			.forEach(digits::append);
		return digits.toString();
	}

	/**
	 * Everything but digits, letters included.
	 */
	@Provide
	Arbitrary<List<String>> betweenDigits() {
		return Arbitraries
			.oneOf(separator(), Arbitraries.strings().alpha().ofMaxLength(3),
					Arbitraries.strings()
						.filter((text) -> digitsOf(text).isEmpty() && !text.contains("%") && !text.contains("&")))
			.list()
			.ofMinSize(1)
			.ofMaxSize(5);
	}

	@Provide
	Arbitrary<List<String>> separators() {
		return separator().list().ofMinSize(1).ofMaxSize(5);
	}

	private Arbitrary<String> separator() {
		return Arbitraries.of("", " ", "-", "\u00a0", "\u2009", "\u200b", "\u2010", "\u2013", "\u2060", "\u2212",
				"\u202e", "\u2028", "_", ",", "'", "*", ":", "%20", "%C2%A0", "%E2%80%AF", "%2520", "%2D%2D", "\\u2009",
				"/", "|", ") (", "\n", "\u0000", "\u3000", "\ud83d\ude00", "\ud83d", " . ", "~", "^", "\\n");
	}

	@Provide
	Arbitrary<List<Integer>> zeros() {
		return Arbitraries.of((int) '0', (int) '0', 0xff10, 0x0660, 0x06f0, 0x0966, 0x0e50, 0x1d7ce)
			.list()
			.ofMinSize(1)
			.ofMaxSize(4);
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
		assertThat(list("")).hasToString("SendingList[id=42, phoneNumber=, status=active]");
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
