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

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.phone.PhoneNumberNormalizer;
import com.tracklysms.simulator.internal.protocol.SegmentCounter.Segments;
import com.tracklysms.simulator.journal.MessageOptions;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The sends of v1, as the pages api-reference/messages/send-single and send-bulk have
 * them.
 */
final class V1SendProtocol implements SendProtocol {

	private final PhoneNumberNormalizer normalizer = new PhoneNumberNormalizer();

	private final SegmentCounter segmentCounter = new SegmentCounter();

	private final MessageIds ids = MessageIds.v1();

	private final JsonCodec json;

	private final SenderCheck senderCheck;

	V1SendProtocol(JsonCodec json, SenderCheck senderCheck) {
		this.json = json;
		this.senderCheck = senderCheck;
	}

	@Override
	public int getMaxBodySize() {
		// Only v2 documents one
		return Integer.MAX_VALUE;
	}

	@Override
	public OutgoingMessage readSingle(JsonNode request) {
		String to = this.json.requiredText(request, ApiError.V1_MISSING_TO, "to_msisdn", "to");
		String body = this.json.requiredText(request, ApiError.V1_MISSING_BODY, "body");
		String from = requiredSender(request);
		Map<String, @Nullable Object> metadata = this.json.map(request.path("metadata"));
		OutgoingMessage message = new OutgoingMessage(this.normalizer.require(to), from, body, metadata,
				MessageOptions.NONE);
		this.senderCheck.check(from);
		return message;
	}

	@Override
	public BulkRequest readBulk(JsonNode request) {
		String from = requiredSender(request);
		JsonNode messages = BulkRequest.requiredMessages(request, ApiError.V1_TOO_MANY_MESSAGES);
		this.senderCheck.check(from);
		return new BulkRequest(messages, (message) -> readOfBulk(message, from));
	}

	private String requiredSender(JsonNode request) {
		return this.json.requiredText(request, ApiError.V1_MISSING_FROM, "from_phone_number_id");
	}

	private OutgoingMessage readOfBulk(JsonNode message, String from) {
		// Neither the legacy name "to" nor metadata is documented within a bulk
		String to = this.json.requiredText(message, ApiError.V1_MISSING_TO, "to_msisdn");
		String body = this.json.requiredText(message, ApiError.V1_MISSING_BODY, "body");
		return new OutgoingMessage(this.normalizer.require(to), from, body, Map.of(), MessageOptions.NONE);
	}

	@Override
	public String nextMessageId() {
		return this.ids.next();
	}

	@Override
	public Object singleBody(QueuedMessage queued) {
		Segments segments = this.segmentCounter.count(queued.body());
		return new SingleBody(queued.messageId(), queued.messageId(), "queued", segments.count(), segments.gsm7(),
				true);
	}

	@Override
	public Object bulkBody(int queuedCount, List<RejectedMessage> rejected) {
		List<BulkError> errors = rejected.stream().map(this::toBulkError).toList();
		return new BulkBody(queuedCount, errors.size(), errors, true);
	}

	private BulkError toBulkError(RejectedMessage rejected) {
		// The texts within a bulk are not documented: those of the single send stand in
		return new BulkError(rejected.index(), rejected.text("to_msisdn"), rejected.error().getText());
	}

	/**
	 * The documented body of the answer to a single send.
	 */
	record SingleBody(String messageId, String id, String status, int segments, boolean gsm7, boolean deprecated) {

	}

	/**
	 * The documented body of the answer to a bulk.
	 */
	record BulkBody(int queuedCount, int errorCount, List<BulkError> errors, boolean deprecated) {

	}

	/**
	 * The documented entry for a message that was not queued.
	 */
	record BulkError(int index, @Nullable String toMsisdn, String error) {

	}

}
