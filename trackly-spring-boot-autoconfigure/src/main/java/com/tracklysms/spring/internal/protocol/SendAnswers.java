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

import java.util.List;

import com.tracklysms.spring.internal.http.AnswerReader;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.log.LogMessage;

/**
 * Readers of the answers to requests that send messages. The versions omit different
 * fields, and the fields of errors in bulk answers are documented for version 1 only, so
 * that each field is read under any of its documented names.
 */
public final class SendAnswers {

	private static final Log logger = LogFactory.getLog(SendAnswers.class);

	private final Redactor redactor;

	public SendAnswers(Redactor redactor) {
		this.redactor = redactor;
	}

	/**
	 * Return the reader of the answer to one message.
	 */
	AnswerReader<SendResult> single() {
		return new SingleReader();
	}

	/**
	 * Return the reader of the answer to a bulk request.
	 */
	AnswerReader<BulkSendResult> bulk(List<SmsMessage> messages) {
		return new BulkReader(messages);
	}

	private SendResult readSingle(JsonNode document, boolean deprecated) {
		if (Boolean.FALSE.equals(JsonFields.bool(document, "success"))) {
			throw new UnreadableAnswerException("success is false");
		}
		// "id" is documented as an alias in newer copies of the page for v1
		String messageId = JsonFields.firstText(document, "message_id", "id");
		if (messageId == null) {
			throw new UnreadableAnswerException("no message_id");
		}
		String status = JsonFields.text(document, "status");
		// With an id the API has the message; no other initial status is documented
		return new SendResult(messageId, (status != null) ? status : "queued", JsonFields.integer(document, "segments"),
				JsonFields.bool(document, "gsm7"),
				deprecated || Boolean.TRUE.equals(JsonFields.bool(document, "deprecated")));
	}

	private BulkSendResult readBulk(JsonNode document, List<SmsMessage> messages) {
		Integer queuedCount = JsonFields.integer(document, "queued_count");
		if (queuedCount == null) {
			throw new UnreadableAnswerException("no queued_count");
		}
		List<MessageError> errors = new BulkErrors(this.redactor, messages).read(document.path("errors"));
		Integer returnedCount = JsonFields.integer(document, "error_count");
		int errorCount = (returnedCount != null) ? returnedCount : errors.size();
		BulkAccount account = BulkAccount.of(messages, new BulkSendResult(queuedCount, errorCount, errors));
		if (!account.addsUp()) {
			logger
				.warn(LogMessage.format(
						"Trackly counted %d queued and %d rejected messages in a request with %d messages. "
								+ "Those without an error may have been queued",
						queuedCount, errorCount, messages.size()));
		}
		return new BulkSendResult(queuedCount, errorCount, errors, account.addsUp());
	}

	private final class SingleReader implements AnswerReader<SendResult> {

		@Override
		public SendResult read(JsonNode document, boolean deprecated) {
			return readSingle(document, deprecated);
		}

		@Override
		public SendTotals totals(SendResult result) {
			return new SendTotals(1, 0, 0, 0);
		}

		@Override
		public String messageId(SendResult result) {
			return result.messageId();
		}

	}

	private final class BulkReader implements AnswerReader<BulkSendResult> {

		private final List<SmsMessage> messages;

		BulkReader(List<SmsMessage> messages) {
			this.messages = messages;
		}

		@Override
		public BulkSendResult read(JsonNode document, boolean deprecated) {
			return readBulk(document, this.messages);
		}

		@Override
		public BulkSendResult afterDoubt(BulkSendResult result) {
			return result.errors().isEmpty() ? result : new BulkSendResult(result.queuedCount(), result.errorCount(),
					result.errors(), result.addsUp(), false);
		}

		@Override
		public SendTotals totals(BulkSendResult result) {
			return BulkAccount.of(this.messages, result).totals();
		}

	}

}
