package com.tracklysms.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The endpoints that send: those of all versions share queue and limits, as they belong
 * to one account.
 */
final class SendEndpoints {

	private final Map<TracklyEndpoint, EndpointHandler> handlers = new EnumMap<>(TracklyEndpoint.class);

	SendEndpoints(SimulatorSettings settings, SendProtocols protocols, JsonCodec json, SimulatorJournal journal) {
		MessageQueue queue = new MessageQueue(settings.clock(), journal, settings.onQueued());
		RequestWindow sends = new RequestWindow(settings.sendsPerSecond(), settings.clock());
		RequestWindow bulks = new RequestWindow(settings.bulksPerSecond(), settings.clock());
		for (TracklyEndpoint endpoint : TracklyEndpoint.values()) {
			SendProtocol protocol = protocols.create(endpoint.getDialect());
			this.handlers.put(endpoint, new SendHandler(endpoint.isBulk() ? bulks : sends, journal,
					protocol.getMaxBodySize(), json, sendEndpoint(endpoint, protocol, queue)));
		}
	}

	private static SendEndpoint sendEndpoint(TracklyEndpoint endpoint, SendProtocol protocol, MessageQueue queue) {
		return endpoint.isBulk() ? new BulkEndpoint(endpoint, protocol, queue)
				: new SingleEndpoint(endpoint, protocol, queue);
	}

	EndpointHandler get(TracklyEndpoint endpoint) {
		return Objects.requireNonNull(this.handlers.get(endpoint));
	}

}
