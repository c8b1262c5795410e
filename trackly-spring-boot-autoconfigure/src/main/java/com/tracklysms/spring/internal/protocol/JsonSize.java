package com.tracklysms.spring.internal.protocol;

import java.util.List;

import com.tracklysms.spring.message.SmsMessage;

/**
 * Estimates how many bytes messages take as JSON.
 */
final class JsonSize {

	/**
	 * What one message takes, in most cases.
	 */
	static final int SINGLE = 512;

	/**
	 * What surrounds recipient, sender and body of a message in a bulk request of any
	 * version, or somewhat more.
	 */
	private static final int AROUND_TEXTS = 64;

	/**
	 * A control character, or half of a surrogate pair without the other, is written as a
	 * backslash, a letter and four digits.
	 */
	private static final int MAX_BYTES_OF_CHARACTER = 6;

	private static final int WORTH_COUNTING = 512;

	private static final int MAX_EXPECTED = 1024 * 1024;

	private JsonSize() {
	}

	/**
	 * Return the size that a bulk request will have, or somewhat more, as that of the
	 * first buffer to write it to.
	 * @param around what surrounds recipient and body of each message
	 */
	static int expected(List<SmsMessage> messages, int around) {
		long size = SINGLE;
		for (SmsMessage message : messages) {
			size += around + message.to().length() + message.body().length();
		}
		return (int) Math.min(size, MAX_EXPECTED);
	}

	/**
	 * Return a size that a message without contact data never exceeds.
	 */
	static long atMost(SmsMessage message) {
		return 2L * AROUND_TEXTS + atMost(message.to()) + atMost(message.body())
				+ ((message.from() != null) ? atMost(message.from()) : 0);
	}

	private static long atMost(String text) {
		return (text.length() < WORTH_COUNTING) ? (long) MAX_BYTES_OF_CHARACTER * text.length() : count(text);
	}

	private static long count(String text) {
		long bytes = 0;
		for (int index = 0; index < text.length(); index++) {
			char character = text.charAt(index);
			if (character < ' ' || Character.isSurrogate(character)) {
				bytes += MAX_BYTES_OF_CHARACTER;
			}
			else if (character < 0x80) {
				bytes += (character == '"' || character == '\\') ? 2 : 1;
			}
			else {
				bytes += 3;
			}
		}
		return bytes;
	}

}
