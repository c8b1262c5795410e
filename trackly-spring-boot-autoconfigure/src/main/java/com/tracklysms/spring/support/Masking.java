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

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Masks phone numbers in logs, exception messages and {@code toString()} results. Each
 * result is one line without control characters ({@link TextEscapes#escape(String)}).
 * <p>
 * Numbers are compared by their digits: in any script, whatever stands between them, and
 * also behind escapes such as percent-encodings. The time is linear in the length of a
 * text.
 *
 * @since 0.1.0
 */
public final class Masking {

	private static final String MASK = "***";

	private static final int SHOWN_DIGITS = 4;

	private static final int SHORTEST_SHOWN = 8;

	/**
	 * As the shortest subscriber numbers have. A recipient can be written without country
	 * or area code.
	 */
	private static final int SHORTEST_NUMBER = 7;

	private static final int SHORTEST_RECIPIENT = 5;

	/**
	 * Longest sequence between two digits of a number that is not known.
	 */
	private static final int LONGEST_GAP = 4;

	private Masking() {
	}

	/**
	 * Mask a value that is supposed to be a phone number.
	 * @param number the value, or {@code null}
	 * @return the masked value, with its last four characters if it has eight or more, or
	 * the value itself if it is {@code null} or empty
	 */
	public static @Nullable String number(@Nullable String number) {
		if (number == null || number.isEmpty()) {
			return number;
		}
		return MASK + ((number.length() >= SHORTEST_SHOWN)
				? TextEscapes.escape(number.substring(number.length() - SHOWN_DIGITS)) : "");
	}

	/**
	 * Mask everything that looks like a phone number within a text: seven digits or more,
	 * with up to four characters between them that are neither letters nor plus signs.
	 * Ids such as {@code msg_12345678} and enumerations do not look like one.
	 * @param text the text
	 * @return the masked text
	 */
	public static String numbersIn(String text) {
		return TextEscapes.escape(TextEscapes.replace(text, Masking::maskNumbers));
	}

	private static String maskNumbers(String text) {
		Digits digits = Digits.of(text);
		MaskedText masked = new MaskedText(text, digits);
		int next = 0;
		while (digits.count() - next >= SHORTEST_NUMBER) {
			int end = endOfNumber(digits, next);
			int start = startOfNumber(digits, next, end);
			if (end - start >= SHORTEST_NUMBER) {
				masked.mask(start, end - 1, MASK + digits.lastFour(end - 1));
			}
			next = end;
		}
		return masked.toString();
	}

	private static int endOfNumber(Digits digits, int first) {
		int end = first + 1;
		while (end < digits.count() && isSeparator(digits, end)) {
			end++;
		}
		return end;
	}

	private static boolean isSeparator(Digits digits, int next) {
		int length = digits.start(next) - digits.end(next - 1);
		return length == 0 || (length <= LONGEST_GAP && isSeparator(digits.gapBefore(next)));
	}

	private static boolean isSeparator(String gap) {
		boolean enumeration = gap.length() > 1 && (gap.charAt(0) == ',' || gap.charAt(0) == ';');
		return !enumeration
				&& gap.codePoints().noneMatch((codePoint) -> codePoint == '+' || Character.isLetter(codePoint));
	}

	/**
	 * Digits after an underscore are part of an id.
	 */
	private static int startOfNumber(Digits digits, int first, int end) {
		int start = first;
		while (start < end && digits.characterBefore(start) == '_') {
			do {
				start++;
			}
			while (start < end && digits.start(start) == digits.end(start - 1));
		}
		return start;
	}

	/**
	 * Mask a known recipient within a text, wherever it appears.
	 * @param text the text
	 * @param to the recipient's phone number
	 * @return the masked text
	 */
	public static String recipientIn(String text, String to) {
		return recipientsIn(text, List.of(to));
	}

	/**
	 * Mask known recipients within a text, wherever they appear: with or without country
	 * code, and with anything between their digits.
	 * @param text the text
	 * @param recipients the recipients' phone numbers
	 * @return the masked text
	 */
	public static String recipientsIn(String text, Collection<String> recipients) {
		return TextEscapes.escape(TextEscapes.replace(text, (resolved) -> maskRecipients(resolved, recipients)));
	}

	private static String maskRecipients(String text, Collection<String> recipients) {
		String masked = text;
		for (String to : recipients) {
			masked = (to.length() >= SHORTEST_RECIPIENT) ? masked.replace(to, MASK) : masked;
		}
		Digits digits = Digits.of(masked);
		String values = digits.values();
		BitSet known = new BitSet();
		for (String to : recipients) {
			find(Digits.of(to).values(), values, known);
		}
		return mask(masked, digits, known);
	}

	/**
	 * Find a number by its last digits, and mark all of its digits that are there.
	 */
	private static void find(String number, String digits, BitSet known) {
		if (number.length() < SHORTEST_RECIPIENT) {
			return;
		}
		String suffix = number.substring(Math.max(0, number.length() - SHORTEST_NUMBER));
		for (int found = digits.indexOf(suffix); found >= 0; found = digits.indexOf(suffix, found + 1)) {
			int start = found;
			int left = number.length() - suffix.length();
			while (start > 0 && left > 0 && digits.charAt(start - 1) == number.charAt(left - 1)) {
				start--;
				left--;
			}
			known.set(start, found + suffix.length());
		}
	}

	/**
	 * Words between the digits remain.
	 */
	private static String mask(String text, Digits digits, BitSet known) {
		MaskedText masked = new MaskedText(text, digits);
		int first = known.nextSetBit(0);
		while (first >= 0) {
			int end = first + 1;
			while (known.get(end) && !digits.isWordBefore(end)) {
				end++;
			}
			masked.mask(first, end - 1, MASK);
			first = known.nextSetBit(end);
		}
		return masked.toString();
	}

}
