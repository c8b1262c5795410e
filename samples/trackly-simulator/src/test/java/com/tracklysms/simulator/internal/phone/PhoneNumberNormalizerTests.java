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
