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

package com.tracklysms.simulator.launch;

import java.io.PrintStream;
import java.net.URI;
import java.util.Objects;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.callback.CallbackAttempt;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator prints when it runs on its own.
 */
final class LaunchReport {

	private final PrintStream out;

	LaunchReport(PrintStream out) {
		this.out = out;
	}

	void started(TracklySimulator simulator, @Nullable URI callbackUrl) {
		this.out.println("Trackly simulator is running; it sends nothing. Point an application at it with:");
		this.out.println();
		this.out.println("  trackly.base-url=" + simulator.getBaseUrl());
		this.out.println("  trackly.api-key=" + simulator.getApiKey());
		this.out.println("  trackly.from=" + simulator.getSender());
		this.out.println();
		this.out.println("Look at what it queues at " + simulator.getInboxUrl());
		this.out.println();
		this.out.println("A client of v2 sends from list number " + simulator.getListNumber() + ".");
		this.out.println();
		if (callbackUrl != null) {
			this.out.println("What becomes of each message is reported to " + callbackUrl + ".");
			this.out.println();
		}
		this.out.println("Recipients that fail on purpose:");
		this.out.println();
		for (MagicNumber number : MagicNumber.values()) {
			this.out.println("  " + number.getNumber() + "  " + number.getEffect());
		}
		this.out.println();
		this.out.println("Stop it with Ctrl+C.");
		this.out.println();
	}

	void queued(QueuedMessage message) {
		this.out.println(message.queuedAt() + " queued " + message.messageId() + " to " + message.maskedTo() + " from "
				+ message.maskedFrom() + " by " + message.endpoint().getPath());
	}

	void calledBack(CallbackAttempt attempt) {
		QueuedMessage message = attempt.message();
		String subject = (message != null)
				? message.messageId() + " to " + message.maskedTo() + " as " + attempt.status()
				: Objects.requireNonNullElse(attempt.event(), "an event");
		String redelivery = (attempt.redelivery() != null) ? ", again in " + attempt.redelivery().toMinutes() + " min"
				: "";
		this.out.println(attempt.sentAt() + " reported " + subject + ": " + attempt.result() + redelivery);
	}

}
