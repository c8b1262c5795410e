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
		List<OutgoingMessage> message = List.of(this.protocol.readSingle(request));
		return this.magicNumbers.apply(message, () -> queue(message));
	}

	private Answer queue(List<OutgoingMessage> message) {
		List<QueuedMessage> queued = this.queue.add(message, this.protocol::nextMessageId, this.endpoint);
		return Answer.created(this.protocol.singleBody(queued.get(0)));
	}

}
