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

package com.tracklysms.spring.ledger;

import java.io.Serializable;
import java.time.Instant;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Entry of a {@link SendLedger}: what became of the message with a key.
 * {@link #toString()} masks phone numbers, since keys are chosen by the application.
 *
 * @param key the key of the message within its campaign
 * @param status the status
 * @param owner the owner that claimed the key last
 * @param claimed the time at which it did
 * @param ended the time at which the end was recorded, or {@code null} while the message
 * is in flight
 * @param errorCode the code of the API for a message that was not queued or may not have
 * been, or the simple name of the exception if there was no code; {@code null} for none
 * @param messageId the id of the message, or {@code null} if there is none, as is always
 * so for bulk requests, whose answers contain no ids
 * @since 0.1.0
 */
public record LedgerEntry(String key, SendStatus status, String owner, Instant claimed, @Nullable Instant ended,
		@Nullable String errorCode, @Nullable String messageId) implements Serializable {

	LedgerEntry expired(Instant now) {
		return new LedgerEntry(this.key, SendStatus.UNKNOWN, this.owner, this.claimed, now, this.errorCode,
				this.messageId);
	}

	@Override
	public String toString() {
		return "LedgerEntry[key=" + Masking.numbersIn(this.key) + ", status=" + this.status + ", owner=" + this.owner
				+ ", claimed=" + this.claimed + ", ended=" + this.ended + ", errorCode=" + this.errorCode
				+ ", messageId=" + this.messageId + "]";
	}

}
