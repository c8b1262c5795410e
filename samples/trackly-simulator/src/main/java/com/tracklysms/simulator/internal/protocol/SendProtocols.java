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
