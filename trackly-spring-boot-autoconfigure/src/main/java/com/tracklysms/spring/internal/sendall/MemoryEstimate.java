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

package com.tracklysms.spring.internal.sendall;

import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of the memory that messages take while they are held.
 */
final class MemoryEstimate {

	/**
	 * The objects of a message with the strings of recipient, body and sender, and its
	 * places in lists.
	 */
	private static final int MESSAGE = 200;

	private static final int REJECTION = 100;

	/**
	 * More than a Latin character takes.
	 */
	private static final int CHARACTER = Character.BYTES;

	/**
	 * An entry of a map, with its key and a short value.
	 */
	private static final int ENTRY = 128;

	/**
	 * Contact data is there twice: as objects and as JSON.
	 */
	private static final int CONTACT_DATA_CHARACTER = 3 * CHARACTER;

	private MemoryEstimate() {
	}

	/**
	 * Return the number of bytes that a message takes, mostly more than it really does.
	 */
	static long of(BulkMessage message) {
		return of(message.message()) + (long) CONTACT_DATA_CHARACTER * length(message.contactData());
	}

	static long of(RejectedMessage message) {
		return of(message.message()) + REJECTION + (long) CHARACTER * length(message.error().error());
	}

	private static long of(SmsMessage message) {
		long characters = (long) length(message.to()) + length(message.body()) + length(message.from());
		return MESSAGE + CHARACTER * characters + (long) ENTRY * message.metadata().size();
	}

	private static int length(@Nullable String text) {
		return (text != null) ? text.length() : 0;
	}

}
