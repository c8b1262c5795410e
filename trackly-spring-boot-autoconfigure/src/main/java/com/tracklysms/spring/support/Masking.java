package com.tracklysms.spring.support;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Hides phone numbers in what is meant for people to read: logs, exception texts and
 * {@code toString()}.
 */
public final class Masking {

	private static final int SHOWN_DIGITS = 4;

	private static final int SHORTEST_SHOWN = 8;

	/**
	 * Seven digits or more, as the shortest subscriber numbers have, with the separators
	 * that people write between them. Ids such as {@code msg_12345678} are left alone.
	 * Possessive throughout, since a text of nothing but digits must not use up the
	 * stack.
	 */
	private static final Pattern NUMBER = Pattern.compile("(?<![_\\d])\\+?+\\(?+\\d(?:[ ().\\-/]{0,3}+\\d){6,}+");

	private static final Pattern NO_DIGITS = Pattern.compile("\\D++");

	private static final int SHORTEST_RECIPIENT = 5;

	private Masking() {
	}

	/**
	 * Mask a value that stands where a phone number is expected.
	 */
	public static @Nullable String number(@Nullable String number) {
		if (number == null || number.isEmpty()) {
			return number;
		}
		return "***" + ((number.length() >= SHORTEST_SHOWN) ? lastDigits(number) : "");
	}

	/**
	 * Mask whatever looks like a phone number within a text.
	 */
	public static String numbersIn(String text) {
		return NUMBER.matcher(text).replaceAll((match) -> "***" + lastDigits(match.group()));
	}

	/**
	 * Mask a known recipient within a text, however it is set off from it.
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
