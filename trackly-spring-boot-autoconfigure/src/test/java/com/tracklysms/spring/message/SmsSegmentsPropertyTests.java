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
	void gsmTextIsWithinTheBoundsOfADivision(@ForAll("gsmText") String text) {
		long extensions = text.chars().filter((character) -> EXTENSION.indexOf(character) >= 0).count();
		assertWithinBounds(SmsSegments.of(text), SmsEncoding.GSM_7, text.length() + extensions, 160, 153);
	}

	@Property
	void otherCharacterAnywhereMakesTheWholeTextUcs2(@ForAll("gsmText") String text, @ForAll("otherText") String other,
			@ForAll @IntRange(max = 1000) int position) {
		int index = Math.min(position, text.length());
		String mixed = text.substring(0, index) + other + text.substring(index);
		assertWithinBounds(SmsSegments.of(mixed), SmsEncoding.UCS_2, mixed.length(), 70, 67);
	}

	@Property
	void longerTextNeverTakesFewerSegments(@ForAll("anyText") String text, @ForAll("anyText") String more) {
		assertThat(SmsSegments.of(text + more).count()).isGreaterThanOrEqualTo(SmsSegments.of(text).count())
			.isPositive();
	}

	/**
	 * The fewest parts there are, if no pair of units is split.
	 */
	@Property
	void countIsThatOfTheBestOfAllWaysToSplitTheText(@ForAll("textOfPairs") String text) {
		SmsSegments segments = SmsSegments.of(text);
		List<Integer> widths = text.codePoints()
			.mapToObj((codePoint) -> (segments.encoding() == SmsEncoding.GSM_7)
					? ((EXTENSION.indexOf(codePoint) >= 0) ? 2 : 1) : Character.charCount(codePoint))
			.toList();
		assertThat(segments.units()).isEqualTo(widths.stream().mapToInt(Integer::intValue).sum());
		assertThat(segments.count())
			.isEqualTo((segments.units() <= segments.encoding().singleLimit()) ? 1 : fewestParts(widths, segments));
	}

	private int fewestParts(List<Integer> widths, SmsSegments segments) {
		int[] fewest = new int[widths.size() + 1];
		for (int end = 1; end <= widths.size(); end++) {
			fewest[end] = Integer.MAX_VALUE;
			int units = 0;
			for (int start = end - 1; start >= 0; start--) {
				units += widths.get(start);
				if (units > segments.encoding().partLimit()) {
					break;
				}
				fewest[end] = Math.min(fewest[end], fewest[start] + 1);
			}
		}
		return fewest[widths.size()];
	}

	@Property
	void roomThatIsLeftCanBeFilledAndNoMore(@ForAll("textOfPairs") String text) {
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

	/**
	 * Texts with many pairs at or near the ends of parts.
	 */
	@Provide
	Arbitrary<String> textOfPairs() {
		return Arbitraries.oneOf(runs("a", 153, "€", "[", "é"), runs("ê", 67, "😀", "👩", "€"));
	}

	private Arbitrary<String> runs(String character, int part, String... others) {
		Arbitrary<String> run = Arbitraries.integers().between(part - 3, part + 1).map(character::repeat);
		Arbitrary<String> few = Arbitraries.integers().between(0, 3).map(character::repeat);
		Arbitrary<String> other = Arbitraries.of(others).list().ofMaxSize(3).map((texts) -> String.join("", texts));
		return Arbitraries.oneOf(run, few, other).list().ofMaxSize(12).map((texts) -> String.join("", texts));
	}

	@Provide
	Arbitrary<String> anyText() {
		return Arbitraries.oneOf(gsmText(), otherText(), Arbitraries.strings().ofMaxLength(400));
	}

	@Provide
	Arbitrary<String> otherText() {
		return Arbitraries.of("ê", "ç", "“", "—", "…", "\t", "\u001b", "\u200b", "Я", "漢", "😀", "👩‍💻");
	}

	private void assertWithinBounds(SmsSegments segments, SmsEncoding encoding, long units, int single, int part) {
		assertThat(segments.encoding()).isEqualTo(encoding);
		assertThat(segments.units()).isEqualTo((int) units);
		assertThat(segments.count()).isBetween((units <= single) ? 1 : (int) Math.ceil((double) units / part),
				(units <= single) ? 1 : (int) Math.ceil((double) units / (part - 1)));
	}

}
