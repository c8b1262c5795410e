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

package com.tracklysms.simulator.internal.send;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.protocol.OutgoingMessage;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SimulatorJournal;

/**
 * Queues messages: enters each in the journal and tells the listener.
 */
final class MessageQueue {

	private final Clock clock;

	private final SimulatorJournal journal;

	private final Consumer<QueuedMessage> listener;

	MessageQueue(Clock clock, SimulatorJournal journal, Consumer<QueuedMessage> listener) {
		this.clock = clock;
		this.journal = journal;
		this.listener = listener;
	}

	/**
	 * Queue the messages of one request.
	 * @param messages the messages
	 * @param ids makes the id of each
	 * @param endpoint the endpoint that took them
	 * @return the queued messages, in the same order
	 */
	List<QueuedMessage> add(List<OutgoingMessage> messages, Supplier<String> ids, TracklyEndpoint endpoint) {
		Instant now = this.clock.instant();
		List<QueuedMessage> queued = messages.stream()
			.map((message) -> new QueuedMessage(ids.get(), message.to(), message.from(), message.body(),
					message.metadata(), now, endpoint, message.options()))
			.toList();
		this.journal.addAll(queued);
		queued.forEach(this.listener);
		return queued;
	}

}
