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

/**
 * Encoding of a text message, which determines how many characters fit into one segment.
 * <p>
 * Source: the API's guide "Message segments".
 *
 * @since 0.1.0
 */
public enum SmsEncoding {

	/**
	 * GSM 7-bit alphabet. A unit is a septet: a character takes one, a character of the
	 * extension table takes two.
	 */
	GSM_7(160, 153),

	/**
	 * Two bytes for each UTF-16 code unit, as in a Java {@code char}. Most characters
	 * take one unit; those outside of the Basic Multilingual Plane, such as most emoji,
	 * take two.
	 */
	UCS_2(70, 67);

	private static final String BASIC = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			+ "\n\r@£$¥!\"#¤%&'()*+,-./:;<=>?¡¿§_èéùìòÇÅåÄäÖöÑñÜüàÆæßÉΔΦΓΛΩΠΨΣΘΞØø";

	/**
	 * Not in the guide's list: the extension table is that of 3GPP TS 23.038.
	 */
	private static final String EXTENSION = "\f^{}\\[~]|€";

	private final int singleLimit;

	private final int partLimit;

	SmsEncoding(int singleLimit, int partLimit) {
		this.singleLimit = singleLimit;
		this.partLimit = partLimit;
	}

	/**
	 * Return the maximum number of units in a text of one segment.
	 * @return 160 septets, or 70 UTF-16 code units
	 */
	public int singleLimit() {
		return this.singleLimit;
	}

	/**
	 * Return the maximum number of units in each segment of a text of several segments.
	 * @return 153 septets, or 67 UTF-16 code units
	 */
	public int partLimit() {
		return this.partLimit;
	}

	/**
	 * Return the encoding that the given text requires.
	 */
	static SmsEncoding of(String text) {
		return text.chars().allMatch((character) -> BASIC.indexOf(character) >= 0 || isExtension(character)) ? GSM_7
				: UCS_2;
	}

	/**
	 * Return the number of units of the given text in this encoding. In GSM-7 each
	 * character of the extension table is preceded by an escape.
	 */
	int unitsOf(String text) {
		return (this == UCS_2) ? text.length()
				: Math.addExact(text.length(), (int) text.chars().filter(SmsEncoding::isExtension).count());
	}

	/**
	 * Return the number of units that stay empty at the ends of the parts of the given
	 * text: a character of two units is never split (3GPP TS 23.040).
	 */
	int paddingOf(String text) {
		int padding = 0;
		int used = 0;
		for (int index = 0; index < text.length(); index++) {
			boolean pair = isPair(text, index);
			if (used == this.partLimit || (pair && used == this.partLimit - 1)) {
				padding += this.partLimit - used;
				used = 0;
			}
			used += pair ? 2 : 1;
			index += (pair && this == UCS_2) ? 1 : 0;
		}
		return padding;
	}

	private boolean isPair(String text, int index) {
		return (this == UCS_2) ? Character.isSupplementaryCodePoint(text.codePointAt(index))
				: isExtension(text.charAt(index));
	}

	private static boolean isExtension(int character) {
		return EXTENSION.indexOf(character) >= 0;
	}

}
