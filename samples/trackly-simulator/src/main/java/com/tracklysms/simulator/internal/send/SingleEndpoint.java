package com.tracklysms.simulator.internal.send;

import java.util.List;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.protocol.OutgoingMessage;
import com.tracklysms.simulator.internal.protocol.SendProtocol;
import com.tracklysms.simulator.journal.QueuedMessage;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint that takes a single message.
 */
final class SingleEndpoint implements SendEndpoint {

	private final MagicNumberPolicy magicNumbers = new MagicNumberPolicy();

	private final TracklyEndpoint endpoint;

	private final SendProtocol protocol;

	private final MessageQueue queue;

	SingleEndpoint(TracklyEndpoint endpoint, SendProtocol protocol, MessageQueue queue) {
		this.endpoint = endpoint;
		this.protocol = protocol;
		this.queue = queue;
	}

	@Override
	public Answer handle(JsonNode request) {
		OutgoingMessage message = this.protocol.readSingle(request);
		return this.magicNumbers.apply(List.of(message), () -> queue(message));
	}

	private Answer queue(OutgoingMessage message) {
		QueuedMessage queued = this.queue.add(this.protocol.nextMessageId(), message, this.endpoint);
		return Answer.created(this.protocol.singleBody(queued));
	}

}
