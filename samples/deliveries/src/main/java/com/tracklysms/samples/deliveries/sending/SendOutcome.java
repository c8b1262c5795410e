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

package com.tracklysms.samples.deliveries.sending;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Outcome of a request for one of its messages.
 *
 * @param state the state of the message
 * @param messageId the API's id of the message, or {@code null} if the answer has none
 * @param detail the reason, without whole numbers, or {@code null} if there is none
 */
record SendOutcome(SendState state, @Nullable String messageId, @Nullable String detail) {

	static final SendOutcome QUEUED = new SendOutcome(SendState.QUEUED, null, null);

	static final SendOutcome OPTED_OUT = new SendOutcome(SendState.OPTED_OUT, null, null);

	static SendOutcome queued(SendResult result) {
		return new SendOutcome(SendState.QUEUED, StringUtils.hasText(result.messageId()) ? result.messageId() : null,
				null);
	}

	static SendOutcome rejected(RejectedMessage message) {
		return new SendOutcome(SendState.REFUSED, null, Masking.numbersIn(message.error().error()));
	}

	static SendOutcome unsent(FailedMessage message) {
		return new SendOutcome(SendState.NOT_SENT, null, reason(message.failure()));
	}

	static SendOutcome unknown(FailedMessage message) {
		return new SendOutcome(SendState.UNKNOWN, null, reason(message.failure()));
	}

	static SendOutcome failed(TracklyException failure) {
		SendState state = switch (failure.getCategory()) {
			case TRANSIENT -> SendState.NOT_SENT;
			case NON_TRANSIENT -> SendState.REFUSED;
			case INDETERMINATE -> SendState.UNKNOWN;
		};
		return new SendOutcome(state, null, reason(failure));
	}

	private static @Nullable String reason(@Nullable TracklyException failure) {
		return (failure != null) ? failure.getMessage() : null;
	}

}
