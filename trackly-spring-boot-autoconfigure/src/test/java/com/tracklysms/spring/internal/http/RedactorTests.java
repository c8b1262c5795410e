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

import com.tracklysms.spring.message.SmsMessage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Redactor}.
 */
class RedactorTests {

	private final Redactor redactor = new Redactor("s3cr3t");

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

	@Property
	void noBodySurvivesItsEcho(@ForAll String before, @ForAll @StringLength(min = 5, max = 50) String body,
			@ForAll String after) {
		String collapsed = body.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
		if (collapsed.length() >= 5) {
			assertThat(this.redactor.redact(before + body + after, List.of(SmsMessage.of("12", body))))
				.doesNotContain(collapsed);
		}
	}

}
