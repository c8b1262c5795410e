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

package com.tracklysms.spring.internal.protocol;

import java.nio.ByteBuffer;
import java.util.List;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * {@link SendProtocol} for version 1 of the API.
 * <p>
 * Source: the API reference's pages "Send a message", "Send bulk messages" and "Errors".
 */
public final class SendProtocolV1 implements SendProtocol {

	/**
	 * Encoded only once, rather than for each message of a bulk request.
	 */
	private static final SerializableString BULK_TO = new SerializedString("to_msisdn");

	private static final SerializableString BULK_BODY = new SerializedString("body");

	private static final int AROUND_TEXTS = 32;

	private static final String USE_V2 = ": set the version (property trackly.api-version) to v2";

	private final Json json;

	private final SendAnswers answers;

	private final SenderNotice senderNotice;

	private final MessageChecks checks;

	public SendProtocolV1(Json json, SendAnswers answers, SenderNotice senderNotice, @Nullable String defaultFrom) {
		this.json = json;
		this.answers = answers;
		this.senderNotice = senderNotice;
		this.checks = new MessageChecks(TracklyErrorCode.MISSING_FROM, defaultFrom);
	}

	@Override
	public ApiRequest<SendResult> send(SmsMessage message) {
		String from = senderOf(message, MessageChecks.SINGLE);
		ByteBuffer body = MessageChecks.written(MessageChecks.SINGLE,
				() -> this.json.write(JsonSize.SINGLE, (generator) -> writeMessage(generator, message, from)));
		return ApiRequest.single("/v1/messages", body, message, this.answers.single());
	}

	@Override
	public ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages) {
		this.checks.assertSize(messages);
		return sendBulk(messages, commonSenderOf(messages));
	}

	@Override
	public boolean hasOneSenderPerRequest() {
		return true;
	}

	@Override
	public BulkMessage prepare(SmsMessage message) {
		String from = senderOf(message, MessageChecks.SINGLE);
		long size = JsonSize.atMost(message);
		MessageChecks.assertFits(size, MessageChecks.SINGLE);
		return new BulkMessage(message, from, size, null);
	}

	@Override
	public ApiRequest<BulkSendResult> sendPrepared(BulkMessages messages) {
		return sendBulk(messages.messages(), this.checks.senderOfChecked(messages.messages().get(0)));
	}

	private ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages, String from) {
		ByteBuffer body = this.json.write(JsonSize.expected(messages, AROUND_TEXTS),
				(generator) -> writeMessages(generator, messages, from));
		return ApiRequest.bulk("/v1/messages/bulk", MessageChecks.assertFits(body), messages,
				this.answers.bulk(messages));
	}

	@Override
	public ApiRequest<SendResult> sendRaw(RawSmsMessage message) {
		throw rawNotSupported();
	}

	@Override
	public ApiRequest<BulkSendResult> sendRawBulk(List<RawSmsMessage> messages) {
		throw rawNotSupported();
	}

	private InvalidTracklyRequestException rawNotSupported() {
		return new InvalidTracklyRequestException("API v1 does not support raw messages" + USE_V2, null);
	}

	private String senderOf(SmsMessage message, int index) {
		String from = this.checks.senderOf(message, index);
		if (message.wrapLinks() != null) {
			throw MessageChecks.refused(null, index, " has wrapLinks, which API v1 does not support" + USE_V2);
		}
		if (message.contactData() != null) {
			throw MessageChecks.refused(null, index, " has contactData, which API v1 does not support" + USE_V2);
		}
		this.senderNotice.check(message.from());
		return from;
	}

	private String commonSenderOf(List<SmsMessage> messages) {
		String common = senderOf(messages.get(0), 0);
		for (int index = 1; index < messages.size(); index++) {
			if (!common.equals(senderOf(messages.get(index), index))) {
				throw MessageChecks.refused(null, index,
						" has a different sender than those before it: a bulk request of API v1 has one sender");
			}
		}
		return common;
	}

	private void writeMessage(JsonGenerator generator, SmsMessage message, String from) {
		generator.writeStartObject();
		generator.writeStringProperty("to", message.to());
		generator.writeStringProperty("body", message.body());
		generator.writeStringProperty("from_phone_number_id", from);
		if (!message.metadata().isEmpty()) {
			generator.writeName("metadata");
			this.json.writeValues(generator, "metadata", message.metadata());
		}
		generator.writeEndObject();
	}

	private void writeMessages(JsonGenerator generator, List<SmsMessage> messages, String from) {
		generator.writeStartObject();
		generator.writeStringProperty("from_phone_number_id", from);
		generator.writeArrayPropertyStart("messages");
		for (SmsMessage message : messages) {
			generator.writeStartObject();
			generator.writeName(BULK_TO);
			generator.writeString(message.to());
			generator.writeName(BULK_BODY);
			generator.writeString(message.body());
			generator.writeEndObject();
		}
		generator.writeEndArray();
		generator.writeEndObject();
	}

}
