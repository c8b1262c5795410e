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

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.protocol.BulkRequest;
import com.tracklysms.simulator.internal.protocol.OutgoingMessage;
import com.tracklysms.simulator.internal.protocol.SendProtocol;
import com.tracklysms.simulator.internal.refusal.RefusalLog;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint that takes up to 1000 messages at once.
 */
final class BulkEndpoint implements SendEndpoint {

	private final MagicNumberPolicy magicNumbers = new MagicNumberPolicy();

	private final TracklyEndpoint endpoint;

	private final SendProtocol protocol;

	private final MessageQueue queue;

	private final RefusalLog refusals;

	BulkEndpoint(TracklyEndpoint endpoint, SendProtocol protocol, MessageQueue queue, RefusalLog refusals) {
		this.endpoint = endpoint;
		this.protocol = protocol;
		this.queue = queue;
		this.refusals = refusals;
	}

	@Override
	public Answer handle(JsonNode request) {
		BulkRequest bulk = this.protocol.readBulk(request);
		List<OutgoingMessage> valid = new ArrayList<>();
		List<RejectedMessage> rejected = new ArrayList<>();
		for (int index = 0; index < bulk.size(); index++) {
			try {
				valid.add(bulk.read(index));
			}
			catch (RefusedException ex) {
				rejected.add(new RejectedMessage(index, bulk.message(index), ex.getError()));
			}
		}
		return this.magicNumbers.apply(valid, () -> queue(valid, rejected));
	}

	private Answer queue(List<OutgoingMessage> valid, List<RejectedMessage> rejected) {
		this.queue.add(valid, this.protocol::nextMessageId, this.endpoint);
		this.refusals.addAll(ApiRequest.ROOT + this.endpoint.getPath(), rejected);
		// v1 documents this status for full and partial success; a bulk without any valid
		// message, and the statuses of v2, are not documented and get the same
		return Answer.created(this.protocol.bulkBody(valid.size(), rejected));
	}

}
