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

package com.tracklysms.simulator.assertj;

import java.util.List;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.internal.phone.PhoneNumberMask;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions about what a simulator queued. The texts of failures show the last four
 * digits of numbers, and no message.
 *
 * @since 0.1.0
 */
public final class TracklySimulatorAssert extends AbstractAssert<TracklySimulatorAssert, TracklySimulator> {

	private static final int MOST_SHOWN = 10;

	TracklySimulatorAssert(TracklySimulator actual) {
		super(actual, TracklySimulatorAssert.class);
	}

	/**
	 * Verify how many messages were queued.
	 * @param count the number of messages
	 * @return these assertions
	 */
	public TracklySimulatorAssert hasQueued(int count) {
		if (messages().size() != count) {
			fail("Expected %d messages to be queued".formatted(count));
		}
		return this;
	}

	/**
	 * Verify that a message to a number was queued, with a text.
	 * @param to the number, in any form that the API accepts
	 * @param body the whole text
	 * @return these assertions
	 */
	public TracklySimulatorAssert hasQueued(String to, String body) {
		List<QueuedMessage> messages = messagesTo(to);
		if (messages.stream().noneMatch((message) -> message.body().equals(body))) {
			fail("Expected a message to %s with a text of %d characters to be queued%s"
				.formatted(PhoneNumberMask.mask(to), body.length(), TextDifference.describe(body, texts(messages))));
		}
		return this;
	}

	/**
	 * Verify that a message to a number was queued.
	 * @param to the number, in any form that the API accepts
	 * @return these assertions
	 */
	public TracklySimulatorAssert hasQueuedTo(String to) {
		if (messagesTo(to).isEmpty()) {
			fail("Expected a message to %s to be queued".formatted(PhoneNumberMask.mask(to)));
		}
		return this;
	}

	/**
	 * Verify that no message to a number was queued.
	 * @param to the number, in any form that the API accepts
	 * @return these assertions
	 */
	public TracklySimulatorAssert hasQueuedNothingTo(String to) {
		if (!messagesTo(to).isEmpty()) {
			fail("Expected no message to %s to be queued".formatted(PhoneNumberMask.mask(to)));
		}
		return this;
	}

	/**
	 * Verify that no message was queued.
	 * @return these assertions
	 */
	public TracklySimulatorAssert hasQueuedNothing() {
		if (!messages().isEmpty()) {
			fail("Expected nothing to be queued");
		}
		return this;
	}

	/**
	 * Return assertions about the messages that were queued, the oldest first.
	 * @return the assertions of a list
	 */
	public ListAssert<QueuedMessage> queuedMessages() {
		return Assertions.assertThat(messages());
	}

	private void fail(String expected) {
		throw failure("%s%s", expected, found());
	}

	private String found() {
		List<QueuedMessage> messages = messages();
		if (messages.isEmpty()) {
			return ", but nothing was, in %d requests of which %d were answered with 429"
				.formatted(this.actual.getJournal().getRequestCount(), this.actual.getJournal().getRateLimitedCount());
		}
		StringBuilder text = new StringBuilder(", but %d were:".formatted(messages.size()));
		messages.stream().limit(MOST_SHOWN).forEach((message) -> text.append(System.lineSeparator()).append(message));
		return text.append((messages.size() > MOST_SHOWN) ? System.lineSeparator() + "..." : "").toString();
	}

	private List<QueuedMessage> messages() {
		isNotNull();
		return this.actual.getJournal().getMessages();
	}

	private List<QueuedMessage> messagesTo(String to) {
		isNotNull();
		return this.actual.getJournal().findByRecipient(to);
	}

	private static List<String> texts(List<QueuedMessage> messages) {
		return messages.stream().map(QueuedMessage::body).toList();
	}

}
