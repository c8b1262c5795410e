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

package com.tracklysms.simulator.internal.phone;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PhoneNumberNormalizer}.
 */
class PhoneNumberNormalizerTests {

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	@ParameterizedTest
	@CsvSource({ "+14155551234, +14155551234", "14155551234, +14155551234", "1 (415) 555-1234, +14155551234",
			"+1.415.555.1234, +14155551234", "+12345678, +12345678", "+123456789012345, +123456789012345" })
	void acceptsDocumentedForms(String number, String expected) {
		assertThat(this.normalizer.normalize(number)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "+", "12", "4155551234", "(415) 555-1234", "24155551234", "+1234567",
			"+1234567890123456", "++14155551234", "1415555123x", "+1/415/555/1234", "+١٢٣٤٥٦٧٨" })
	void refusesOthers(String number) {
		assertThat(this.normalizer.normalize(number)).isNull();
	}

}
