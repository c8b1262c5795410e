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

package com.tracklysms.simulator.internal.callback;

import java.time.Duration;
import java.time.Instant;

import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event to be sent, the same at each attempt.
 *
 * @param event the event, {@code null} for one given as JSON
 * @param message the message that it is about, if it is about one
 * @param status the status of that message
 * @param json the body
 */
record Callback(@Nullable String event, @Nullable QueuedMessage message, @Nullable String status, String json) {

	CallbackAttempt attempt(Instant sentAt, int number, CallbackResult result, @Nullable Duration redelivery) {
		return new CallbackAttempt(this.event, this.message, this.status, sentAt, number, result, redelivery);
	}

	@Override
	public String toString() {
		// The generated form would show phone numbers
		return "Callback[event=" + this.event + ", status=" + this.status + "]";
	}

}
