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
import java.util.Map;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.callback.CallbackOutcome.Next;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SkippedCheck;

/**
 * The statuses that a message goes through, if it is left to itself.
 */
final class DeliveryWalk {

	// Long enough that a client most often has its answer before, though none may rely on
	// it
	private static final Duration UNTIL_PENDING = Duration.ofMillis(200);

	private static final Duration UNTIL_FINAL = Duration.ofMillis(600);

	private static final Map<String, ReportedStatus> FAILURES = Map.of(MagicNumber.UNDELIVERABLE.getNumber(),
			ReportedStatus.UNDELIVERABLE, MagicNumber.REJECTED.getNumber(), ReportedStatus.REJECTED,
			MagicNumber.EXPIRED.getNumber(), ReportedStatus.EXPIRED);

	private final CallbackEvents events;

	private final CallbackDispatcher dispatcher;

	private final SimulatorContacts contacts;

	DeliveryWalk(CallbackEvents events, CallbackDispatcher dispatcher, SimulatorContacts contacts) {
		this.contacts = contacts;
		this.events = events;
		this.dispatcher = dispatcher;
	}

	Next begin(QueuedMessage message) {
		if (isBlocked(message)) {
			return new Next(UNTIL_PENDING, () -> report(message, ReportedStatus.DROPPED));
		}
		ReportedStatus last = FAILURES.getOrDefault(message.to(), ReportedStatus.DELIVERED);
		return new Next(UNTIL_PENDING,
				() -> report(message, ReportedStatus.PENDING).followedBy(UNTIL_FINAL, () -> report(message, last)));
	}

	private boolean isBlocked(QueuedMessage message) {
		return !message.options().skippedChecks().contains(SkippedCheck.CONTACT_VALIDATION)
				&& this.contacts.isUnsubscribed(message.to(), this.events.listNumber(message));
	}

	private CallbackOutcome report(QueuedMessage message, ReportedStatus status) {
		return this.dispatcher.dispatch(this.events.delivery(message, status));
	}

}
