package com.tracklysms.simulator.internal.send;

import java.time.Clock;
import java.util.function.Consumer;

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

	QueuedMessage add(String id, OutgoingMessage message, TracklyEndpoint endpoint) {
		QueuedMessage queued = new QueuedMessage(id, message.to(), message.from(), message.body(), message.metadata(),
				this.clock.instant(), endpoint, message.options());
		this.journal.add(queued);
		this.listener.accept(queued);
		return queued;
	}

}
