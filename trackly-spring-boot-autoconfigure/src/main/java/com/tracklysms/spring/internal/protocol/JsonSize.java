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

package com.tracklysms.spring.internal.protocol;

import java.util.List;

import com.tracklysms.spring.message.SmsMessage;

/**
 * Estimates of the size of messages as JSON.
 */
final class JsonSize {

	/**
	 * Number of bytes that is sufficient for one message in most cases.
	 */
	static final int SINGLE = 512;

	/**
	 * Upper limit of the number of bytes around recipient, sender and body of a message
	 * in a bulk request of any version.
	 */
	private static final int AROUND_TEXTS = 64;

	/**
	 * A control character, or an unpaired surrogate, is written as a backslash, a letter
	 * and four digits.
	 */
	private static final int MAX_BYTES_OF_CHARACTER = 6;

	private static final String SHORT_ESCAPES = "\b\t\n\f\r";

	private static final int SHORTEST_COUNTED = 512;

	private static final int MAX_EXPECTED = 1024 * 1024;

	private JsonSize() {
	}

	/**
	 * Return the expected size of a bulk request in bytes, for the initial size of its
	 * buffer.
	 * @param around the number of bytes around recipient and body of each message
	 */
	static int expected(List<SmsMessage> messages, int around) {
		long size = SINGLE;
		for (SmsMessage message : messages) {
			size += around + message.to().length() + message.body().length();
		}
		return (int) Math.min(size, MAX_EXPECTED);
	}

	/**
	 * Return the upper limit of the size of a message without contact data in bytes.
	 */
	static long atMost(SmsMessage message) {
		return 2L * AROUND_TEXTS + atMost(message.to()) + atMost(message.body())
				+ ((message.from() != null) ? atMost(message.from()) : 0);
	}

	private static long atMost(String text) {
		return (text.length() < SHORTEST_COUNTED) ? (long) MAX_BYTES_OF_CHARACTER * text.length() : count(text);
	}

	private static long count(String text) {
		long bytes = 0;
		for (int index = 0; index < text.length(); index++) {
			int codePoint = text.codePointAt(index);
			bytes += count(codePoint);
			index += Character.charCount(codePoint) - 1;
		}
		return bytes;
	}

	private static int count(int codePoint) {
		if (codePoint < ' ') {
			return (SHORT_ESCAPES.indexOf(codePoint) >= 0) ? 2 : MAX_BYTES_OF_CHARACTER;
		}
		if (codePoint < 0x80) {
			return (codePoint == '"' || codePoint == '\\') ? 2 : 1;
		}
		if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
			return MAX_BYTES_OF_CHARACTER;
		}
		return (codePoint < 0x800) ? 2 : ((codePoint < 0x10000) ? 3 : 4);
	}

}
