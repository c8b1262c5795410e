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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.ContactData;
import com.tracklysms.spring.message.RawSmsMessage;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.InvalidSettingException;
import com.tracklysms.spring.support.PhoneNumbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@link SendProtocol} for version 2 of the API, in which the sender is a phone number,
 * and each message of a bulk request has its own sender.
 * <p>
 * Source: the API reference's pages "Send a message", "Send bulk messages", "Send raw
 * message" and "Send raw bulk messages" of v2. The fields of a message in the two bulk
 * requests are not documented as such. The fields that appear in their samples and are
 * documented for the single requests are sent, but no metadata.
 */
public final class SendProtocolV2 implements SendProtocol {

	private static final int AROUND_TEXTS = 64;

	private static final String SENDER_RULE = "is not a phone number in E.164 format such as +18005550199, "
			+ "which API v2 requires instead of the ids of v1";

	private final Json json;

	private final SendAnswers answers;

	private final MessageChecks checks;

	private final MessageJsonV2 messageJson;

	public SendProtocolV2(Json json, SendAnswers answers, @Nullable String defaultFrom) {
		this.json = json;
		this.answers = answers;
		this.messageJson = new MessageJsonV2(json);
		this.checks = new MessageChecks(TracklyErrorCode.MISSING_LIST_NUMBER, defaultFrom);
	}

	@Override
	public ApiRequest<SendResult> send(SmsMessage message) {
		String from = senderOf(message, MessageChecks.SINGLE);
		ByteBuffer body = write(MessageChecks.SINGLE,
				(generator) -> this.messageJson.writeSingle(generator, message, from));
		return ApiRequest.single("/v2/send", body, message, this.answers.single());
	}

	@Override
	public ApiRequest<BulkSendResult> sendBulk(List<SmsMessage> messages) {
		this.checks.assertSize(messages);
		BulkMessages prepared = new BulkMessages();
		for (int index = 0; index < messages.size(); index++) {
			prepared.add(prepare(messages.get(index), index));
		}
		return sendPrepared(prepared);
	}

	@Override
	public boolean hasOneSenderPerRequest() {
		return false;
	}

	@Override
	public BulkMessage prepare(SmsMessage message) {
		return prepare(message, MessageChecks.SINGLE);
	}

	private BulkMessage prepare(SmsMessage message, int index) {
		String from = senderOf(message, index);
		long size = JsonSize.atMost(message);
		ContactData contactData = message.contactData();
		String written = null;
		if (contactData != null) {
			ByteBuffer json = write(index, (generator) -> this.messageJson.writeContactData(generator, contactData));
			size += json.remaining();
			written = StandardCharsets.UTF_8.decode(json).toString();
		}
		MessageChecks.assertFits(size, index);
		return new BulkMessage(message, from, size, written);
	}

	@Override
	public ApiRequest<BulkSendResult> sendPrepared(BulkMessages messages) {
		ByteBuffer body = this.json.write(JsonSize.expected(messages.messages(), AROUND_TEXTS),
				(generator) -> this.messageJson.writeBulk(generator, messages, this.checks::senderOfChecked));
		return bulk("/v2/send/bulk", body, messages.messages());
	}

	@Override
	public ApiRequest<SendResult> sendRaw(RawSmsMessage message) {
		String from = rawSenderOf(message.message(), MessageChecks.SINGLE);
		ByteBuffer body = write(MessageChecks.SINGLE,
				(generator) -> this.messageJson.writeRawSingle(generator, message, from));
		return ApiRequest.single("/v2/send-raw", body, message.message(), this.answers.single());
	}

	@Override
	public ApiRequest<BulkSendResult> sendRawBulk(List<RawSmsMessage> rawMessages) {
		this.checks.assertSize(rawMessages);
		List<SmsMessage> messages = rawMessages.stream().map(RawSmsMessage::message).toList();
		List<String> senders = new ArrayList<>(messages.size());
		for (int index = 0; index < messages.size(); index++) {
			senders.add(rawSenderOf(messages.get(index), index));
		}
		ByteBuffer body = this.json.write(JsonSize.expected(messages, AROUND_TEXTS),
				(generator) -> this.messageJson.writeRawBulk(generator, rawMessages, senders));
		return bulk("/v2/send-raw/bulk", body, messages);
	}

	private ByteBuffer write(int index, Consumer<JsonGenerator> content) {
		return MessageChecks.written(index, () -> this.json.write(JsonSize.SINGLE, content));
	}

	private ApiRequest<BulkSendResult> bulk(String path, ByteBuffer body, List<SmsMessage> messages) {
		return ApiRequest.bulk(path, MessageChecks.assertFits(body), messages, this.answers.bulk(messages));
	}

	/**
	 * Check the default sender.
	 * @throws InvalidSettingException if it is not a phone number in E.164 format
	 */
	public static void assertSender(String from) {
		if (!PhoneNumbers.isE164(from)) {
			throw new InvalidSettingException("from", "Sender " + SENDER_RULE);
		}
	}

	private String senderOf(SmsMessage message, int index) {
		String from = this.checks.senderOf(message, index);
		if (!PhoneNumbers.isE164(from)) {
			throw MessageChecks.refused(TracklyErrorCode.INVALID_LIST_NUMBER, index,
					" has a sender that " + SENDER_RULE);
		}
		return from;
	}

	private String rawSenderOf(SmsMessage message, int index) {
		if (message.wrapLinks() != null || message.contactData() != null) {
			throw MessageChecks.refused(null, index,
					" has wrapLinks or contactData, which are not documented for raw messages");
		}
		return senderOf(message, index);
	}

}
