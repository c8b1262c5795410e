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

package com.tracklysms.samples.campaign.recipients;

/**
 * What a file has where nobody sees anything: spaces, non-breaking ones among them, and
 * marks of the byte order.
 */
final class Blanks {

	private Blanks() {
	}

	static boolean isBlank(String text) {
		return text.codePoints().allMatch(Blanks::isBlank);
	}

	static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (end > start && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	static boolean isBlank(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF'
				|| character == '\u200B';
	}

}
