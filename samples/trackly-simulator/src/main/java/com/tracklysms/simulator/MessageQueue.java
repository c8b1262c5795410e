package com.tracklysms.simulator;

import java.time.Clock;
import java.util.function.Consumer;

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

	QueuedMessage add(String id, OutgoingMessage message, TracklyEndpoint endpoint) {
		QueuedMessage queued = new QueuedMessage(id, message.to(), message.from(), message.body(), message.metadata(),
				this.clock.instant(), endpoint, message.options());
		this.journal.add(queued);
		this.listener.accept(queued);
		return queued;
	}

}
