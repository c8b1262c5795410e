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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.callback.CallbackResult;
import com.tracklysms.simulator.internal.callback.CallbackOutcome.Next;
import com.tracklysms.simulator.internal.settings.CallbackTarget;
import org.jspecify.annotations.Nullable;

/**
 * Sends callbacks, and again after each failure as often as the page "Webhook events" of
 * the API reference of v2 says.
 */
final class CallbackDispatcher {

	private static final List<Duration> REDELIVERIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
			Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(2));

	private final CallbackSender sender;

	private final Clock clock;

	private final Consumer<CallbackAttempt> listener;

	private volatile CallbackTarget target;

	CallbackDispatcher(CallbackSender sender, Clock clock, CallbackTarget target, Consumer<CallbackAttempt> listener) {
		this.sender = sender;
		this.clock = clock;
		this.target = target;
		this.listener = listener;
	}

	CallbackOutcome dispatch(Callback callback) {
		return dispatch(callback, 1);
	}

	private CallbackOutcome dispatch(Callback callback, int number) {
		Instant sentAt = this.clock.instant();
		CallbackResult result = this.sender.post(this.target, callback.json());
		Duration redelivery = redelivery(number, result);
		this.listener.accept(callback.attempt(sentAt, number, result, redelivery));
		List<Next> next = (redelivery != null) ? List.of(new Next(redelivery, () -> dispatch(callback, number + 1)))
				: List.of();
		return new CallbackOutcome(result, next);
	}

	private static @Nullable Duration redelivery(int number, CallbackResult result) {
		return (result.isSuccessful() || number > REDELIVERIES.size()) ? null : REDELIVERIES.get(number - 1);
	}

	synchronized void redirect(UnaryOperator<CallbackTarget> change) {
		this.target = change.apply(this.target);
	}

	CallbackTarget getTarget() {
		return this.target;
	}

}
