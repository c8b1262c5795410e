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

package com.tracklysms.simulator.internal.inbox;

import java.time.Instant;

import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.refusal.Refusal;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened with a phone number.
 */
sealed interface TimelineEntry {

	/**
	 * Return when it happened.
	 * @return the time
	 */
	Instant at();

	/**
	 * Return the phone number.
	 * @return the number, empty if a refused request has none
	 */
	String number();

	/**
	 * Return the text that was written.
	 * @return the text, empty if it is not known
	 */
	String text();

	/**
	 * A message that was queued.
	 *
	 * @param message the message
	 */
	record Queued(QueuedMessage message) implements TimelineEntry {

		@Override
		public Instant at() {
			return this.message.queuedAt();
		}

		@Override
		public String number() {
			return this.message.to();
		}

		@Override
		public String text() {
			return this.message.body();
		}

	}

	/**
	 * A request or message that was not taken.
	 *
	 * @param refusal the refusal
	 * @param number the recipient
	 * @param text the text
	 * @param error the error as the API gave it, {@code null} if the answer itself was
	 * all right
	 * @param status the HTTP status, 0 for a message of a bulk
	 */
	record Refused(Refusal refusal, String number, String text, Answer.@Nullable ErrorBody error,
			int status) implements TimelineEntry {

		@Override
		public Instant at() {
			return this.refusal.at();
		}

	}

	/**
	 * What a person answered in the inbox.
	 *
	 * @param at the time
	 * @param number the number of the person
	 * @param text the answer
	 * @param keyword the keyword if it is an opt-out
	 * @param result what the application made of its report, {@code null} without one
	 */
	record Answered(Instant at, String number, String text, @Nullable String keyword,
			@Nullable CallbackResult result) implements TimelineEntry {

	}

}
