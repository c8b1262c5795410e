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

import java.util.List;

import com.tracklysms.spring.lists.SendingList;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextEscapes}, and that what others wrote stays within its line.
 */
class TextEscapesTests {

	@ParameterizedTest
	@CsvSource({ "'a\nb', a\\nb", "'a\r\tb', a\\r\\tb", "'\u0000', \\u0000", "'\u001b[2J', \\u001b[2J",
			"'\u0085', \\u0085", "'\u009b', \\u009b", "'\u2028', \\u2028", "'\u2029', \\u2029", "'\u202e', \\u202e",
			"'\u2066', \\u2066", "'\u200e', \\u200e", "'\ufeff', \\ufeff", "'\ud83d', \\ud83d",
			"'\ude00\ud83d', \\ude00\\ud83d", "'\udb40\udc01', \\udb40\\udc01" })
	void whatBreaksALineOrReordersItIsEscaped(String text, String escaped) {
		assertThat(TextEscapes.escape(text)).isEqualTo(escaped);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Plain", "\u00fcn\u00efc\u00f6de", "\ud83d\ude80", "C:\\new", "a\u00a0b",
			"\u6f22\u5b57", "\u0645\u0631\u062d\u0628\u0627" })
	void anyOtherTextIsTheSame(String text) {
		assertThat(TextEscapes.escape(text)).isSameAs(text);
	}

	@Property
	void dataOfOthersStaysWithinItsLine(@ForAll("hostile") String text) {
		SmsMessage message = SmsMessage.of(text, text).withFrom(text);
		MessageError error = new MessageError(0, text, text, text);
		FailedMessage failed = new FailedMessage(0, message, null);
		RejectedMessage rejected = new RejectedMessage(1, message, error);
		List<Object> all = List.of(message, RawSmsMessage.of(message), error, failed, rejected,
				new SendResult(text, text, 1, true, false), new SendingList(1, text, text, text, text, text, 1L, null),
				new BatchOutcome(text, List.of(0L, 1L), 0, List.of(rejected), List.of(failed), List.of(), null,
						SendTotals.NONE));
		assertThat(all).extracting(Object::toString).allSatisfy(this::assertOneLine);
		assertOneLine(Masking.recipientIn(text, text) + Masking.numbersIn(text) + Masking.number(text));
	}

	private void assertOneLine(String text) {
		assertThat(text.codePoints()).noneMatch(
				(codePoint) -> List
					.of(Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
							Character.SURROGATE)
					.contains((byte) Character.getType(codePoint)));
	}

	@Provide
	Arbitrary<String> hostile() {
		return Arbitraries
			.of("\n", "\r", "\t", "\u0000", "\u0085", "\u009b", "\u2028", "\u2029", "\u202e", "\u2067", "\u200b",
					"\ud83d", "\ude00", "\udb40\udc01", "a", "1", "2065550100", " ", "\\", "\\u000a", "%0a", "&#10;",
					"%E2%80%AE")
			.list()
			.ofMaxSize(20)
			.map((texts) -> String.join("", texts));
	}

}
