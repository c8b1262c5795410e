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

package com.tracklysms.spring.internal.http;

import java.util.List;
import java.util.stream.IntStream;

import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.support.TextEscapes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Redactor}.
 */
class RedactorTests {

	private final Redactor redactor = new Redactor(ApiKey.of("s3cr3t"));

	@ParameterizedTest
	@CsvSource({ "Message body is required, text, Message body is required",
			"Message body is required, body, Message body is required",
			"Code 4829 is not allowed, 4829, Code [body] is not allowed",
			"Code 48291 is other, 4829, Code 48291 is other",
			"Not allowed: Your code is 4829, Your code is 4829, Not allowed: [body]",
			"Not allowed: Your co..., Your code is 4829, Not allowed: [body]...",
			"'Your code is', Your code is 4829, [body]", "Yours, Your code is 4829, Yours",
			"Your Your code, Your code is 4829, [body][body]", "Your codeYour codes, Your code, [body][body]s",
			"The key s3cr3t and trk_0123456789abcdef, x, The key [api key] and [api key]" })
	void textIsFreeOfWhatWasSent(String text, String body, String redacted) {
		assertThat(this.redactor.redact(text, List.of(SmsMessage.of("12", body)))).isEqualTo(redacted);
	}

	@ParameterizedTest
	@CsvSource({ "No route to +12065550100, +12065550100, No route to ***",
			"msisdn_12065550100, +12065550100, msisdn_***", "No route to 12, 12, No route to 12",
			"No route to 54321, 54321, No route to ***" })
	void textIsFreeOfTheRecipient(String text, String to, String redacted) {
		assertThat(this.redactor.redact(text, List.of(SmsMessage.of(to, "Hello")))).isEqualTo(redacted);
	}

	@ParameterizedTest
	@ValueSource(strings = { "+1 206 555 0100", "+1\u00a0206\u2009555\u2013\u206001\u200b00", "1_206_555_0100",
			"%2B1%20206%20555%200100", "%252B1%2520206%2520555%25200100", "1,206*555:01'00",
			"+1\u2212206\u2212555\u22120100", "\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff10\uff10",
			"\u0661\u0662\u0660\u0666 \u0665\u0665\u0665 \u0660\u0661\u0660\u0660", "\\u002b1\\u0020206 555 0100",
			"1 then 206 then 555 then 01 then 00", "+1&nbsp;206&#8201;555&#x2013;0100" })
	void recipientIsRedactedHoweverItIsWritten(String written) {
		String redacted = this.redactor.redact("No route to " + written + " from 12 carriers",
				List.of(SmsMessage.of("+12065550100", "Hello")));
		assertThat(redacted).startsWith("No route to ***").endsWith(" from 12 carriers").doesNotContain("0100", "00");
	}

	@Test
	void keyAndBodyAreRedactedBehindEscapes() {
		assertThat(this.redactor.redact("key=s3%63r3t&body=Your%20code%20is%204829",
				List.of(SmsMessage.of("12", "Your code is 4829"))))
			.isEqualTo("key=[api key]&body=[body]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\u0000", "\u001b[2J", "\u0085", "\u009b", "\u2028", "\u2029", "\u202e",
			"\u2066", "\u200b", "\ufeff", "\ud83d", "\ude00", "\udb40\udc01" })
	void textStaysWithinItsLine(String character) {
		String redacted = this.redactor.redact("Refused" + character + "WARN forged");
		assertThat(TextEscapes.escape(redacted)).isEqualTo(redacted).startsWith("Refused").endsWith("WARN forged");
	}

	/**
	 * A thousand errors without an index, each of which may echo any of a thousand
	 * messages.
	 */
	@Test
	@Timeout(30)
	void textsAreBounded() {
		String text = "Your 1 2 3 %20".repeat(100_000);
		List<SmsMessage> messages = IntStream.range(0, 1000)
			.mapToObj((index) -> SmsMessage.of("+1206555" + (1000 + index), "Your 1 2 4"))
			.toList();
		for (int index = 0; index < 100; index++) {
			assertThat(this.redactor.redact(text, messages)).hasSizeLessThan(4000);
		}
	}

	@Property
	void noBodySurvivesItsEcho(@ForAll String before, @ForAll @StringLength(min = 5, max = 50) String body,
			@ForAll String after) {
		String collapsed = body.replaceAll("[\\p{Cc}\\p{Z}\\s]+", " ").trim();
		if (collapsed.length() >= 5) {
			assertThat(this.redactor.redact(before + body + after, List.of(SmsMessage.of("12", body))))
				.doesNotContain(collapsed);
		}
	}

}
