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

package com.tracklysms.samples.campaign.recipients;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PhoneNumbers}.
 */
class PhoneNumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "+12065550100", "12065550100", "2065550100", "(206) 555-0100", "206.555.0100",
			"\u00A0+1\u00A0206\u00A0555\u20110100\u00A0", "0012065550100", "\uFEFF206/555-0100\u200B" })
	void numberIsReadHoweverItIsWritten(String number) {
		assertThat(PhoneNumbers.toE164(number)).isEqualTo("+12065550100");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "ask at the office", "5550100", "206-555-0100 ext. 7", "+0123456789",
			"0000000000", "+1206555010012345678", "\u0662\u0660\u0666\u0665\u0665\u0665\u0660\u0661\u0660\u0660" })
	void whatIsNoNumberIsNotRead(String number) {
		assertThat(PhoneNumbers.toE164(number)).isNull();
	}

}
