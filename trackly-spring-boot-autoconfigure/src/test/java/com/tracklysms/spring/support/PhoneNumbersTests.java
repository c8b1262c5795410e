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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PhoneNumbers}.
 */
class PhoneNumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "+18005550199", "+442071838750", "+1", "+999999999999999" })
	void numberInE164Form(String text) {
		assertThat(PhoneNumbers.isE164(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "+", "++18005550199", "18005550199", "+08005550199", "+1 800 555 0199",
			"+1800555019a", "+1800555-0199", " +18005550199", "+18005550199 ", "+18005550199\n", "+1234567890123456",
			"+\u0661\u0668\u0660\u0660\u0665\u0665\u0665\u0660", "\uff0b18005550199", "+18005550199,+18005550198",
			"pn_abc123def456", "ACME" })
	void anythingElseIsNotInE164Form(String text) {
		assertThat(PhoneNumbers.isE164(text)).isFalse();
	}

	@Property
	void upToFifteenDigitsAreInE164Form(@ForAll @LongRange(min = 1, max = 999_999_999_999_999L) long number) {
		assertThat(PhoneNumbers.isE164("+" + number)).isTrue();
		assertThat(PhoneNumbers.isE164(String.valueOf(number))).isFalse();
		assertThat(PhoneNumbers.isE164("+0" + number)).isFalse();
	}

	@Property
	void onlyPlusSignAndDigitsMakeANumber(
			@ForAll @Chars({ '+', '0', '1', '9', '\u0663', ' ' }) @StringLength(max = 18) String text) {
		assertThat(PhoneNumbers.isE164(text)).isEqualTo(text.matches("\\+[1-9][0-9]{0,14}"));
		assertThat(PhoneNumbers.looksLikeNumber(text)).isEqualTo(text.matches("\\+?[0-9]{7,15}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "+18005550199", "18005550199", "8005550199", "5550199", "+5550199", "08005550199",
			"999999999999999" })
	void numberLooksLikeOneWithOrWithoutPlusSign(String text) {
		assertThat(PhoneNumbers.looksLikeNumber(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "+", "pn_abc123def456", "pn_18005550199", "18005550199x", "555019", "+555019", "42",
			"1234567890123456", "(800) 555-0199", "++8005550199", "+ 8005550199" })
	void idDoesNotLookLikeANumber(String text) {
		assertThat(PhoneNumbers.looksLikeNumber(text)).isFalse();
	}

}
