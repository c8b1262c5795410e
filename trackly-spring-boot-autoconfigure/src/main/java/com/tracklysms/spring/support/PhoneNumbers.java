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

/**
 * Checks of the format of phone numbers. Only the API can check whether a number exists.
 *
 * @since 0.1.0
 */
public final class PhoneNumbers {

	private static final int MIN_DIGITS = 7;

	private static final int MAX_DIGITS = 15;

	private PhoneNumbers() {
	}

	/**
	 * Return whether a text has the strict E.164 format: a plus sign, followed by up to
	 * 15 digits that do not start with a zero.
	 * @param text the text
	 * @return whether the text is in E.164 format
	 */
	public static boolean isE164(String text) {
		return text.length() > 1 && text.charAt(0) == '+' && text.charAt(1) != '0' && areDigits(text, 1)
				&& text.length() - 1 <= MAX_DIGITS;
	}

	/**
	 * Return whether a text consists of as many digits as a phone number, with or without
	 * a plus sign.
	 * @param text the text
	 * @return whether the text looks like a phone number
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
