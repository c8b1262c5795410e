package com.tracklysms.simulator.internal.protocol;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.settings.SimulatorSettings;

/**
 * Makes the {@link SendProtocol} of each endpoint.
 */
public final class SendProtocols {

	private final SimulatorSettings settings;

	private final ListDirectory lists;

	private final JsonCodec json;

	public SendProtocols(SimulatorSettings settings, ListDirectory lists, JsonCodec json) {
		this.settings = settings;
		this.lists = lists;
		this.json = json;
	}

	public SendProtocol create(TracklyEndpoint endpoint) {
		return switch (endpoint) {
			case MESSAGES, MESSAGES_BULK ->
				new V1SendProtocol(this.json, new SenderCheck(this.settings.account().senders()));
			case SEND, SEND_BULK -> v2(false);
			case SEND_RAW, SEND_RAW_BULK -> v2(true);
		};
	}

	private SendProtocol v2(boolean raw) {
		return new V2SendProtocol(this.json, new MessageOptionsReader(this.json, raw), this.lists,
				this.settings.bulkErrorEntry());
	}

}
