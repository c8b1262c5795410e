package com.tracklysms.simulator;

import com.tracklysms.simulator.TracklyEndpoint.Dialect;

/**
 * Makes the {@link SendProtocol} of each endpoint.
 */
final class SendProtocols {

	private final SimulatorSettings settings;

	private final ListDirectory lists;

	private final JsonCodec json;

	SendProtocols(SimulatorSettings settings, ListDirectory lists, JsonCodec json) {
		this.settings = settings;
		this.lists = lists;
		this.json = json;
	}

	SendProtocol create(Dialect dialect) {
		return switch (dialect) {
			case V1 -> new V1SendProtocol(this.json, new SenderCheck(this.settings.account().senders()));
			case V2 -> v2(false);
			case V2_RAW -> v2(true);
		};
	}

	private SendProtocol v2(boolean raw) {
		return new V2SendProtocol(this.json, new MessageOptionsReader(this.json, raw), this.lists,
				this.settings.bulkErrorShape());
	}

}
