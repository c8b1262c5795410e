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
 * Text in which numbers are replaced, from its start to its end.
 */
final class MaskedText {

	private final String text;

	private final Digits digits;

	private final StringBuilder masked = new StringBuilder();

	private int position;

	MaskedText(String text, Digits digits) {
		this.text = text;
		this.digits = digits;
	}

	/**
	 * Replace the digits from the first to the last one, with all between them, and with
	 * the plus sign or bracket before them.
	 */
	void mask(int first, int last, String mask) {
		this.masked.append(this.text, this.position, startOfNumber(first)).append(mask);
		this.position = this.digits.end(last);
	}

	private int startOfNumber(int first) {
		int start = this.digits.start(first);
		start -= isBefore(start, '(') ? 1 : 0;
		boolean afterDigit = first > 0 && this.digits.end(first - 1) == start - 1;
		return (isBefore(start, '+') && !afterDigit) ? start - 1 : start;
	}

	private boolean isBefore(int index, char character) {
		return index > this.position && this.text.charAt(index - 1) == character;
	}

	/**
	 * Return the text as far as it has been masked, and the rest of it as it is.
	 */
	@Override
	public String toString() {
		return this.masked + this.text.substring(this.position);
	}

}
