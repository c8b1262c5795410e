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

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.json.UnwritableValueException;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Checks of messages for all versions of the API, before a request is made. A message
 * that fails a check has certainly not been queued.
 */
final class MessageChecks {

	/**
	 * Position of a message that is not part of a bulk request.
	 */
	static final int SINGLE = -1;

	private static final int MAX_MESSAGES = 1000;

	/**
	 * The documented limit is 5 MB, which can mean 5,242,880 bytes. Whether fewer are too
	 * many is for the API to judge.
	 */
	private static final int MAX_BYTES = 5 * 1024 * 1024;

	private static final String MORE_THAN_LIMIT = " bytes as JSON, more than the 5 MB that the API takes in a request";

	private final TracklyErrorCode missingSender;

	private final @Nullable String defaultFrom;

	MessageChecks(TracklyErrorCode missingSender, @Nullable String defaultFrom) {
		this.missingSender = missingSender;
		this.defaultFrom = defaultFrom;
	}

	void assertSize(List<?> messages) {
		if (messages.isEmpty()) {
			throw new InvalidTracklyRequestException(TracklyErrorCode.MISSING_MESSAGES,
					"Bulk request contains no messages");
		}
		if (messages.size() > MAX_MESSAGES) {
			throw new TooManyMessagesException("Bulk request contains " + messages.size()
					+ " messages, the API permits " + MAX_MESSAGES + " at most");
		}
	}

	/**
	 * Check that a message has everything that the API requires.
	 * @return the sender of the message, or the default sender
	 * @throws InvalidTracklyRequestException if it lacks recipient, body or sender
	 */
	String senderOf(SmsMessage message, int index) {
		if (!StringUtils.hasText(message.to())) {
			throw refused(TracklyErrorCode.MISSING_TO, index, " has no recipient");
		}
		if (!StringUtils.hasText(message.body())) {
			throw refused(TracklyErrorCode.MISSING_BODY, index, " has no body");
		}
		String from = resolveSender(message);
		if (!StringUtils.hasText(from)) {
			throw refused(this.missingSender, index,
					" has no sender: set the default one (property trackly.from) or use SmsMessage.withFrom");
		}
		return from;
	}

	/**
	 * Return the sender of a message that has been checked.
	 */
	String senderOfChecked(SmsMessage message) {
		String from = resolveSender(message);
		Assert.state(from != null, "Message has not been checked");
		return from;
	}

	private @Nullable String resolveSender(SmsMessage message) {
		return StringUtils.hasText(message.from()) ? message.from() : this.defaultFrom;
	}

	/**
	 * Write a message as JSON.
	 * @throws InvalidTracklyRequestException if it has a value that JSON cannot mean, or
	 * is too large for any request
	 */
	static ByteBuffer written(int index, Supplier<ByteBuffer> document) {
		try {
			ByteBuffer written = document.get();
			assertFits(written.remaining(), index);
			return written;
		}
		catch (UnwritableValueException ex) {
			throw refused(null, index, " cannot be written as JSON: " + ex.getMessage());
		}
	}

	/**
	 * Check that a message fits into a request of its own.
	 * @param size the number of bytes that it takes as JSON
	 */
	static void assertFits(long size, int index) {
		if (size > MAX_BYTES) {
			throw refused(null, index, " takes " + size + MORE_THAN_LIMIT);
		}
	}

	/**
	 * Check that several messages fit into one request.
	 */
	static ByteBuffer assertFits(ByteBuffer bulkRequest) {
		if (bulkRequest.remaining() > MAX_BYTES) {
			throw new InvalidTracklyRequestException("Bulk request takes " + bulkRequest.remaining() + MORE_THAN_LIMIT
					+ ": send fewer messages in each, or use sendAll", null);
		}
		return bulkRequest;
	}

	static InvalidTracklyRequestException refused(@Nullable TracklyErrorCode errorCode, int index, String problem) {
		String text = nameOf(index) + problem;
		return (errorCode != null) ? new InvalidTracklyRequestException(errorCode, text)
				: new InvalidTracklyRequestException(text, null);
	}

	private static String nameOf(int index) {
		return (index == SINGLE) ? "Message" : "Message at index " + index + " of the bulk request";
	}

}
