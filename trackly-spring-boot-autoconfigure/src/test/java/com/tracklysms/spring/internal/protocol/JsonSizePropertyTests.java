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
import java.util.concurrent.atomic.AtomicBoolean;

import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.TestTemplates;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no message takes more bytes in a request than batches are cut by, whatever
 * its texts are made of.
 */
class JsonSizePropertyTests {

	private static final SendAnswers ANSWERS = new SendAnswers(new Redactor(ApiKey.of("trk_x")));

	private static final SendProtocol V1 = new SendProtocolV1(new Json(), ANSWERS,
			new SenderNotice(new AtomicBoolean()), TestTemplates.FROM);

	private static final SendProtocol V2 = new SendProtocolV2(new Json(), ANSWERS, TestTemplates.LIST_NUMBER);

	/**
	 * Texts on both sides of the length from which on characters are counted, of
	 * characters that JSON or UTF-8 makes longer.
	 */
	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> parts = Arbitraries.oneOf(Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20),
				Arbitraries.of("\"", "\\", "/", "\u0000", "\u001f", "\n", "\u007f", "\u0080", "\u07ff", "\u0800",
						"\u2028", "\uffff", "\uD83D\uDE80", "\uDBFF\uDFFF", "\uD800", "\uDFFF", "\uD83D\uD83D\uDE80"));
		return Combinators.combine(parts, Arbitraries.of(1, 7, 300, 600, 2000))
			.as(String::repeat)
			.list()
			.ofMinSize(1)
			.ofMaxSize(3)
			.map((texts) -> String.join("", texts) + "x");
	}

	@Property(tries = 500)
	void messageOfV1TakesNoMoreThanEstimated(@ForAll("texts") String to, @ForAll("texts") String body,
			@ForAll("texts") String from) {
		assertNotExceeded(V1, SmsMessage.of(to, body));
		assertNotExceeded(V1, SmsMessage.of(to, body).withFrom(from));
	}

	@Property(tries = 500)
	void messageOfV2TakesNoMoreThanEstimated(@ForAll("texts") String to, @ForAll("texts") String body,
			@ForAll Boolean wrapLinks) {
		assertNotExceeded(V2, SmsMessage.of(to, body));
		assertNotExceeded(V2, SmsMessage.of(to, body).withFrom("+123456789012345").withWrapLinks(wrapLinks));
	}

	@Property(tries = 300)
	void contactDataIsPartOfTheEstimate(@ForAll("texts") String text, @ForAll List<Integer> values) {
		assertNotExceeded(V2, Call.MESSAGE.withWrapLinks(false)
			.withContactData(
					ContactData.of(text, text).withCustomFields(Map.of("a", text, "b", values)).withTimezone(text)));
	}

	@Example
	void halvesOfSurrogatePairsAreCountedInFull() {
		assertNotExceeded(V1, SmsMessage.of(Call.TO, "\uD800".repeat(1000)));
		assertNotExceeded(V2, SmsMessage.of(Call.TO, "\uDC00".repeat(1000)));
	}

	private static void assertNotExceeded(SendProtocol api, SmsMessage message) {
		assertThat(sizeOf(api, message)).isLessThanOrEqualTo(api.prepare(message).size());
	}

	/**
	 * Return what one more of these messages adds to a request.
	 */
	private static long sizeOf(SendProtocol api, SmsMessage message) {
		return api.sendBulk(List.of(message, message)).body().remaining()
				- api.sendBulk(List.of(message)).body().remaining();
	}

}
