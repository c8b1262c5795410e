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

import java.util.Arrays;

/**
 * Digits of a text in any script, with their places in the text.
 */
final class Digits {

	private final String text;

	/**
	 * Values of the digits, as ASCII.
	 */
	private final StringBuilder values = new StringBuilder();

	/**
	 * Indexes of the digits in the text.
	 */
	private int[] starts = new int[16];

	private Digits(String text) {
		this.text = text;
	}

	static Digits of(String text) {
		Digits digits = new Digits(text);
		for (int index = 0; index < text.length(); index += Character.charCount(text.codePointAt(index))) {
			int value = Character.digit(text.codePointAt(index), 10);
			if (value >= 0) {
				digits.add(index, value);
			}
		}
		return digits;
	}

	private void add(int start, int value) {
		if (count() == this.starts.length) {
			this.starts = Arrays.copyOf(this.starts, 2 * this.starts.length);
		}
		this.starts[count()] = start;
		this.values.append((char) ('0' + value));
	}

	int count() {
		return this.values.length();
	}

	/**
	 * Return the values of the digits, as ASCII.
	 */
	String values() {
		return this.values.toString();
	}

	/**
	 * Return the values of up to four digits, the last of which is the given one.
	 */
	String lastFour(int digit) {
		return this.values.substring(Math.max(0, digit - 3), digit + 1);
	}

	int start(int digit) {
		return this.starts[digit];
	}

	int end(int digit) {
		return this.starts[digit] + Character.charCount(this.text.codePointAt(this.starts[digit]));
	}

	/**
	 * Return what stands between a digit and the one before it.
	 */
	String gapBefore(int digit) {
		return this.text.substring(end(digit - 1), start(digit));
	}

	/**
	 * Return whether there is a letter between a digit and the one before it.
	 */
	boolean isWordBefore(int digit) {
		return gapBefore(digit).codePoints().anyMatch(Character::isLetter);
	}

	char characterBefore(int digit) {
		return (start(digit) > 0) ? this.text.charAt(start(digit) - 1) : ' ';
	}

}
