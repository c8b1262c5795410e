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

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Masks phone numbers in logs, exception messages and {@code toString()} results.
 *
 * @since 0.1.0
 */
public final class Masking {

	private static final int SHOWN_DIGITS = 4;

	private static final int SHORTEST_SHOWN = 8;

	/**
	 * Seven digits or more, as the shortest subscriber numbers have, with the usual
	 * separators between them. Ids such as {@code msg_12345678} do not match. All
	 * quantifiers are possessive, since a long text of digits must not overflow the
	 * stack.
	 */
	private static final Pattern NUMBER = Pattern.compile("(?<![_\\d])\\+?+\\(?+\\d(?:[ ().\\-/]{0,3}+\\d){6,}+");

	private static final Pattern NO_DIGITS = Pattern.compile("\\D++");

	private static final int SHORTEST_RECIPIENT = 5;

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
		return "***" + ((number.length() >= SHORTEST_SHOWN) ? lastDigits(number) : "");
	}

	/**
	 * Mask everything that looks like a phone number within a text.
	 * @param text the text
	 * @return the masked text
	 */
	public static String numbersIn(String text) {
		return NUMBER.matcher(text).replaceAll((match) -> "***" + lastDigits(match.group()));
	}

	/**
	 * Mask a known recipient within a text, wherever it appears.
	 * @param text the text
	 * @param to the recipient's phone number
	 * @return the masked text
	 */
	public static String recipientIn(String text, String to) {
		String digits = NO_DIGITS.matcher(to).replaceAll("");
		String masked = (to.length() >= SHORTEST_RECIPIENT) ? text.replace(to, "***") : text;
		return (digits.length() >= SHORTEST_RECIPIENT) ? masked.replace(digits, "***") : masked;
	}

	private static String lastDigits(String number) {
		return number.substring(number.length() - SHOWN_DIGITS);
	}

}
