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

package com.tracklysms.spring.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmsSegments}.
 */
class SmsSegmentsTests {

	/**
	 * The rows of 3GPP TS 23.038's basic table in its own order, without the escape.
	 */
	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	@ParameterizedTest
	@CsvSource({ "1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4" })
	void textOfTheGsmAlphabetIsCutIntoPartsOf153(int length, int count) {
		SmsSegments segments = SmsSegments.of("a".repeat(length));
		assertThat(segments).isEqualTo(new SmsSegments(SmsEncoding.GSM_7, length, 0));
		assertThat(segments.count()).isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4" })
	void otherTextIsCutIntoPartsOf67(int length, int count) {
		SmsSegments segments = SmsSegments.of("ê".repeat(length));
		assertThat(segments).isEqualTo(new SmsSegments(SmsEncoding.UCS_2, length, 0));
		assertThat(segments.count()).isEqualTo(count);
	}

	@Test
	void characterOfTheBasicSetTakesOneSeptet() {
		assertThat(BASIC.chars().distinct()).hasSize(127);
		assertThat(BASIC.chars().mapToObj(Character::toString))
			.allSatisfy((character) -> assertThat(SmsSegments.of(character))
				.isEqualTo(new SmsSegments(SmsEncoding.GSM_7, 1, 0)));
	}

	@Test
	void characterOfTheExtensionTableTakesTwoSeptets() {
		assertThat(EXTENSION.chars().mapToObj(Character::toString))
			.allSatisfy((character) -> assertThat(SmsSegments.of("a" + character))
				.isEqualTo(new SmsSegments(SmsEncoding.GSM_7, 3, 0)));
	}

	@Test
	void everyOtherCharacterIsUcs2() {
		for (int character = 0; character <= Character.MAX_VALUE; character++) {
			boolean gsm7 = BASIC.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0;
			assertThat(SmsSegments.of(Character.toString(character)).encoding()).as("U+%04X", character)
				.isEqualTo(gsm7 ? SmsEncoding.GSM_7 : SmsEncoding.UCS_2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ê", "“", "’", "—", "…", "\t", "`", "ç", "\u00a0", "\u001b" })
	void oneOtherCharacterChangesTheWholeText(String character) {
		assertThat(SmsSegments.of("a".repeat(159)).count()).isEqualTo(1);
		SmsSegments segments = SmsSegments.of("a".repeat(159) + character);
		assertThat(segments).isEqualTo(new SmsSegments(SmsEncoding.UCS_2, 160, 0));
		assertThat(segments.count()).isEqualTo(3);
	}

	@Test
	void extensionCharacterTakesOneUnitInUcs2() {
		assertThat(SmsSegments.of("€ê")).isEqualTo(new SmsSegments(SmsEncoding.UCS_2, 2, 0));
	}

	@ParameterizedTest
	@CsvSource({ "35, 1", "36, 2", "66, 2", "67, 3", "99, 3", "100, 4" })
	void emojiTakesTwoUnits(int emoji, int count) {
		SmsSegments segments = SmsSegments.of("😀".repeat(emoji));
		assertThat(segments.units()).isEqualTo(2 * emoji);
		assertThat(segments.count()).isEqualTo(count);
	}

	@ParameterizedTest
	@CsvSource({ "a, 152, €, 152, 3", "a, 152, €, 151, 2", "a, 151, €, 153, 2", "ê, 66, 😀, 66, 3", "ê, 66, 😀, 65, 2",
			"ê, 65, 😀, 67, 2" })
	void pairOfUnitsIsNeverSplitBetweenParts(String character, int before, String pair, int after, int count) {
		SmsSegments segments = SmsSegments.of(character.repeat(before) + pair + character.repeat(after));
		assertThat(segments.count()).isEqualTo(count);
		assertThat(segments.units()).isEqualTo(before + 2 + after);
	}

	@Test
	void halfOfAPairIsAUnitOfItsOwn() {
		assertThat(SmsSegments.of("ê".repeat(66) + "\ud83d" + "ê".repeat(67)).count()).isEqualTo(2);
		assertThat(SmsSegments.of("ê".repeat(66) + "\ude00\ud83d" + "ê".repeat(66)).count()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "a, 0, 160, 160", "a, 159, 160, 1", "a, 160, 160, 0", "a, 161, 153, 145", "a, 306, 153, 0",
			"ê, 1, 70, 69", "ê, 70, 70, 0", "ê, 71, 67, 63" })
	void roomThatIsLeft(String character, int length, int unitsPerSegment, int unitsLeft) {
		SmsSegments segments = SmsSegments.of(character.repeat(length));
		assertThat(segments.unitsPerSegment()).isEqualTo(unitsPerSegment);
		assertThat(segments.unitsLeft()).isEqualTo(unitsLeft);
	}

	@Test
	void emptyTextTakesOneSegment() {
		SmsSegments segments = SmsSegments.of("");
		assertThat(segments).isEqualTo(new SmsSegments(SmsEncoding.GSM_7, 0, 0));
		assertThat(segments.count()).isEqualTo(1);
	}

	@Test
	void missingTextIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> SmsSegments.of(null)).withMessageContaining("'body'");
	}

	@Test
	void lengthWithoutEncodingOrBelowZeroIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSegments(null, 1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSegments(SmsEncoding.GSM_7, -1, 0));
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSegments(SmsEncoding.GSM_7, 161, -1));
		assertThatIllegalArgumentException().isThrownBy(() -> new SmsSegments(SmsEncoding.GSM_7, 160, 1));
	}

	@ParameterizedTest
	@CsvSource({ "GSM_7, 14035841", "UCS_2, 32051995" })
	void greatestLengthThereIs(SmsEncoding encoding, int count) {
		SmsSegments segments = new SmsSegments(encoding, Integer.MAX_VALUE, 0);
		assertThat(segments.count()).isEqualTo(count);
		assertThat(segments.unitsLeft()).isBetween(0, encoding.partLimit() - 1);
	}

	@Test
	void descriptionTellsTheCountAndNotTheText() {
		assertThat(SmsSegments.of("secret".repeat(30))).hasToString("SmsSegments[count=2, encoding=GSM_7, units=180]");
	}

}
