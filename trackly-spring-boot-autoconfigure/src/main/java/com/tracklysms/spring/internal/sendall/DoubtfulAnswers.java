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

import java.util.List;
import java.util.stream.Collectors;

import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Creates the failures of messages for which a successful answer leaves open whether they
 * were queued. They keep the reasons that the API has given.
 */
final class DoubtfulAnswers {

	private static final int MAX_REASONS = 3;

	private DoubtfulAnswers() {
	}

	/**
	 * Return the failure of a message that was rejected after an earlier attempt may have
	 * queued it.
	 */
	static TracklyException refusedLater(MessageError error, SmsMessage message, @Nullable TracklyException doubt) {
		return new TracklyConnectionLostException(
				"Message may have been queued by an earlier attempt of its request; a later one was refused: "
						+ reason(error, List.of(message)),
				doubt);
	}

	/**
	 * Return the failure of the messages that an answer does not account for.
	 */
	static TracklyException unaccounted(List<SmsMessage> messages, BulkSendResult result) {
		String reasons = result.errors()
			.stream()
			.limit(MAX_REASONS)
			.map((error) -> reason(error, messages))
			.collect(Collectors.joining("; "));
		return new TracklyConnectionLostException("Trackly counted " + result.queuedCount() + " queued and "
				+ result.errorCount() + " rejected messages in a request with " + messages.size()
				+ ", which does not account for each of them" + (reasons.isEmpty() ? "" : " (" + reasons + ")")
				+ ". The message may have been queued", null);
	}

	private static String reason(MessageError error, List<SmsMessage> messages) {
		String text = (error.code() != null) ? error.code() + " " + error.error() : error.error();
		return Masking.numbersIn(Masking.recipientsIn(text, messages.stream().map(SmsMessage::to).toList()));
	}

}
