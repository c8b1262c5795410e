package com.tracklysms.simulator;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Queues messages: gives each its id and enters it in the journal.
 */
final class MessageQueue {

	private static final String ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

	private final Clock clock;

	private final SimulatorJournal journal;

	private final Consumer<QueuedMessage> listener;

	MessageQueue(Clock clock, SimulatorJournal journal, Consumer<QueuedMessage> listener) {
		this.clock = clock;
		this.journal = journal;
		this.listener = listener;
	}

	QueuedMessage add(OutgoingMessage message, TracklyEndpoint endpoint) {
		QueuedMessage queued = new QueuedMessage(nextId(), message.to(), message.from(), message.body(),
				message.metadata(), this.clock.instant(), endpoint);
		this.journal.add(queued);
		this.listener.accept(queued);
		return queued;
	}

	private static String nextId() {
		return ThreadLocalRandom.current()
			.ints(12, 0, ID_CHARACTERS.length())
			.mapToObj((index) -> ID_CHARACTERS.substring(index, index + 1))
			.collect(Collectors.joining("", "msg_", ""));
	}

}
