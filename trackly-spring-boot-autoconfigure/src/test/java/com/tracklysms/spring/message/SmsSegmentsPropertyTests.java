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

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the segments of all texts.
 */
class SmsSegmentsPropertyTests {

	private static final String EXTENSION = "\f^{}\\[~]|€";

	@Property
	void gsmTextFollowsTheFormula(@ForAll("gsmText") String text) {
		long extensions = text.chars().filter((character) -> EXTENSION.indexOf(character) >= 0).count();
		assertFormula(SmsSegments.of(text), SmsEncoding.GSM_7, text.length() + extensions, 160, 153);
	}

	@Property
	void otherCharacterAnywhereMakesTheWholeTextUcs2(@ForAll("gsmText") String text, @ForAll("otherText") String other,
			@ForAll @IntRange(max = 1000) int position) {
		int index = Math.min(position, text.length());
		String mixed = text.substring(0, index) + other + text.substring(index);
		assertFormula(SmsSegments.of(mixed), SmsEncoding.UCS_2, mixed.length(), 70, 67);
	}

	@Property
	void longerTextNeverTakesFewerSegments(@ForAll("anyText") String text, @ForAll("anyText") String more) {
		assertThat(SmsSegments.of(text + more).count()).isGreaterThanOrEqualTo(SmsSegments.of(text).count())
			.isPositive();
	}

	@Property
	void orderOfCharactersMakesNoDifference(@ForAll("gsmText") String text, @ForAll("otherText") String other) {
		assertThat(SmsSegments.of(other + text)).isEqualTo(SmsSegments.of(text + other));
	}

	@Property
	void roomThatIsLeftCanBeFilledAndNoMore(@ForAll("gsmText") String text) {
		SmsSegments segments = SmsSegments.of(text);
		String filled = text + "a".repeat(segments.unitsLeft());
		assertThat(SmsSegments.of(filled).count()).isEqualTo(segments.count());
		assertThat(SmsSegments.of(filled + "a").count()).isEqualTo(segments.count() + 1);
	}

	@Provide
	Arbitrary<String> gsmText() {
		return Arbitraries.strings()
			.withChars("abcXYZ019 .,@£_èÇ\n\rΔΞß§¿à")
			.withChars(EXTENSION)
			.ofMaxLength(500)
			.edgeCases((edges) -> List.of(152, 153, 154, 160, 161, 306, 307)
				.forEach((length) -> edges.add("a".repeat(length), "€".repeat(length))));
	}

	@Provide
	Arbitrary<String> anyText() {
		return Arbitraries.oneOf(gsmText(), otherText(), Arbitraries.strings().ofMaxLength(400));
	}

	@Provide
	Arbitrary<String> otherText() {
		return Arbitraries.of("ê", "ç", "“", "—", "…", "\t", "\u001b", "\u200b", "Я", "漢", "😀", "👩‍💻");
	}

	private void assertFormula(SmsSegments segments, SmsEncoding encoding, long units, int single, int part) {
		assertThat(segments.encoding()).isEqualTo(encoding);
		assertThat(segments.units()).isEqualTo((int) units);
		assertThat(segments.count()).isEqualTo((units <= single) ? 1 : (int) Math.ceil((double) units / part));
	}

}
