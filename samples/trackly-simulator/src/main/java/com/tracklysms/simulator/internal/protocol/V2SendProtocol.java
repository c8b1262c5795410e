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

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.phone.E164;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The sends of v2, as the four pages api-reference/v2/messages/send-single, send-bulk,
 * send-raw-single and send-raw-bulk have them.
 */
final class V2SendProtocol implements SendProtocol {

	// Documented as 5 MB: the smaller of the two readings
	private static final int MAX_BODY_SIZE = 5_000_000;

	private final MessageIds ids = MessageIds.v2();

	private final JsonCodec json;

	private final MessageOptionsReader optionsReader;

	private final ListDirectory lists;

	private final Function<RejectedMessage, Map<String, @Nullable Object>> bulkErrorEntry;

	V2SendProtocol(JsonCodec json, MessageOptionsReader optionsReader, ListDirectory lists,
			Function<RejectedMessage, Map<String, @Nullable Object>> bulkErrorEntry) {
		this.json = json;
		this.optionsReader = optionsReader;
		this.lists = lists;
		this.bulkErrorEntry = bulkErrorEntry;
	}

	@Override
	public int getMaxBodySize() {
		return MAX_BODY_SIZE;
	}

	@Override
	public OutgoingMessage readSingle(JsonNode request) {
		return read(request);
	}

	@Override
	public BulkRequest readBulk(JsonNode request) {
		return new BulkRequest(BulkRequest.requiredMessages(request, ApiError.V2_TOO_MANY_MESSAGES), this::read);
	}

	private OutgoingMessage read(JsonNode message) {
		String to = this.json.requiredText(message, ApiError.V2_MISSING_TO, "to");
		String listNumber = this.json.requiredText(message, ApiError.V2_MISSING_LIST_NUMBER, "list_number");
		String body = this.json.requiredText(message, ApiError.V2_MISSING_BODY, "body");
		E164.require(to, ApiError.INVALID_PHONE);
		this.lists.requireNumber(listNumber);
		return new OutgoingMessage(to, listNumber, body, this.json.map(message.path("metadata")),
				this.optionsReader.read(message));
	}

	@Override
	public String nextMessageId() {
		return this.ids.next();
	}

	@Override
	public Object singleBody(QueuedMessage queued) {
		return new SingleBody(true, queued.messageId(), "queued");
	}

	@Override
	public Object bulkBody(int queuedCount, List<RejectedMessage> rejected) {
		return new BulkBody(queuedCount, rejected.size(), rejected.stream().map(this.bulkErrorEntry).toList());
	}

	/**
	 * The documented body of the answer to a single send.
	 */
	record SingleBody(boolean success, String messageId, String status) {

	}

	/**
	 * The documented body of the answer to a bulk.
	 */
	record BulkBody(int queuedCount, int errorCount, List<Map<String, @Nullable Object>> errors) {

	}

}
