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

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.protocol.SendProtocol;
import com.tracklysms.simulator.internal.protocol.SendProtocols;
import com.tracklysms.simulator.internal.refusal.RefusalLog;
import com.tracklysms.simulator.internal.settings.RequestLimits;
import com.tracklysms.simulator.internal.settings.SimulatorSettings;
import com.tracklysms.simulator.journal.SimulatorJournal;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that send: those of all versions share queue and limits, as they belong
 * to one account.
 */
public final class SendEndpoints {

	private final Map<TracklyEndpoint, EndpointHandler> handlers = new EnumMap<>(TracklyEndpoint.class);

	private final RequestWindow sends;

	private final RequestWindow bulks;

	public SendEndpoints(SimulatorSettings settings, RequestLimits limits, SendProtocols protocols, JsonCodec json,
			SimulatorJournal journal, RefusalLog refusals) {
		MessageQueue queue = new MessageQueue(settings.clock(), journal, settings.onQueued());
		this.sends = new RequestWindow(limits::getSendsPerSecond, settings.clock());
		this.bulks = new RequestWindow(limits::getBulksPerSecond, settings.clock());
		for (TracklyEndpoint endpoint : TracklyEndpoint.values()) {
			SendProtocol protocol = protocols.create(endpoint);
			this.handlers.put(endpoint, new SendHandler(endpoint.isBulk() ? this.bulks : this.sends,
					protocol.getMaxBodySize(), json, sendEndpoint(endpoint, protocol, queue, refusals)));
		}
	}

	private static SendEndpoint sendEndpoint(TracklyEndpoint endpoint, SendProtocol protocol, MessageQueue queue,
			RefusalLog refusals) {
		return endpoint.isBulk() ? new BulkEndpoint(endpoint, protocol, queue, refusals)
				: new SingleEndpoint(endpoint, protocol, queue);
	}

	/**
	 * Return the endpoint that a request is for.
	 * @param request the request
	 * @return the endpoint, {@code null} if it is none that sends
	 */
	public static @Nullable TracklyEndpoint find(ApiRequest request) {
		for (TracklyEndpoint candidate : TracklyEndpoint.values()) {
			if (request.isFor("POST", candidate.getPath())) {
				return candidate;
			}
		}
		return null;
	}

	public void reset() {
		this.sends.reset();
		this.bulks.reset();
	}

	public EndpointHandler get(TracklyEndpoint endpoint) {
		return Objects.requireNonNull(this.handlers.get(endpoint));
	}

}
