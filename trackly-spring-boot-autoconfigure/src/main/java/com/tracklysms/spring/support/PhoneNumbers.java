package com.tracklysms.spring.support;

/**
 * Tells by its form whether a text is a phone number. Whether the number exists is the
 * API's to judge.
 */
public final class PhoneNumbers {

	private static final int MIN_DIGITS = 7;

	private static final int MAX_DIGITS = 15;

	private PhoneNumbers() {
	}

	/**
	 * Return whether a text has the strict E.164 form: a plus sign, and up to 15 digits
	 * of which the first is no zero.
	 */
	public static boolean isE164(String text) {
		return text.length() > 1 && text.charAt(0) == '+' && text.charAt(1) != '0' && areDigits(text, 1)
				&& text.length() - 1 <= MAX_DIGITS;
	}

	/**
	 * Return whether a text can be nothing but a number, with or without the plus sign.
	 */
	public static boolean looksLikeNumber(String text) {
		int start = text.startsWith("+") ? 1 : 0;
		int digits = text.length() - start;
		return digits >= MIN_DIGITS && digits <= MAX_DIGITS && areDigits(text, start);
	}

	private static boolean areDigits(String text, int start) {
		for (int index = start; index < text.length(); index++) {
			if (text.charAt(index) < '0' || text.charAt(index) > '9') {
				return false;
			}
		}
		return true;
	}

}
