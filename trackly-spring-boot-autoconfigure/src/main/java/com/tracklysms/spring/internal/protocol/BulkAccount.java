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

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Account of the messages of a bulk request according to the answer.
 * <p>
 * An answer adds up if it has exactly one error for each message that it counts as
 * rejected, and counts all others as queued, or if it counts all messages as rejected. If
 * it does not, messages with an error were rejected nevertheless, and any other message
 * may have been queued or not. If an earlier attempt may have been accepted, it may have
 * queued the rejected ones.
 *
 * @param size the number of messages in the request
 * @param errors the errors of the rejected messages by their index in the request
 * @param addsUp whether the answer accounts for each message
 * @param conclusive whether the rejected messages were certainly not queued
 */
public record BulkAccount(int size, Map<Integer, MessageError> errors, boolean addsUp, boolean conclusive) {

	private static final int MAX_REASONS = 3;

	/**
	 * Create the account of an answer.
	 * @param messages the messages of the request
	 * @param result the result that the API returned
	 */
	public static BulkAccount of(List<SmsMessage> messages, BulkSendResult result) {
		List<MessageError> errors = result.errors();
		Map<Integer, MessageError> byIndex = errors.isEmpty() ? Map.of() : byIndex(messages, errors);
		if (result.queuedCount() == 0 && result.errorCount() == messages.size()) {
			return new BulkAccount(messages.size(), all(messages.size(), byIndex, errors), true,
					result.errorsConclusive());
		}
		boolean addsUp = byIndex.size() == errors.size() && byIndex.size() == result.errorCount()
				&& result.queuedCount() == messages.size() - byIndex.size();
		return new BulkAccount(messages.size(), byIndex, addsUp, result.errorsConclusive());
	}

	/**
	 * If no message was queued, no index is needed to know which ones were rejected. A
	 * message without an error of its own has the reasons that belong to no other one.
	 */
	private static Map<Integer, MessageError> all(int size, Map<Integer, MessageError> byIndex,
			List<MessageError> errors) {
		Map<Integer, MessageError> all = new HashMap<>(byIndex);
		Set<MessageError> assigned = new HashSet<>(byIndex.values());
		String reasons = errors.stream()
			.filter((error) -> !assigned.contains(error))
			.map(MessageError::error)
			.distinct()
			.limit(MAX_REASONS)
			.collect(Collectors.joining("; "));
		for (int index = 0; index < size; index++) {
			all.putIfAbsent(index, new MessageError(index, null, null, reasons));
		}
		return all;
	}

	/**
	 * Errors are documented to have an index. An error without one is assigned to the
	 * message to its recipient, provided that there is only one.
	 */
	private static Map<Integer, MessageError> byIndex(List<SmsMessage> messages, List<MessageError> errors) {
		Map<Integer, MessageError> byIndex = new HashMap<>();
		for (MessageError error : errors) {
			int index = (error.index() >= 0) ? error.index() : indexOfOnly(messages, error.to());
			if (index >= 0 && index < messages.size()) {
				byIndex.put(index, error);
			}
		}
		return byIndex;
	}

	private static int indexOfOnly(List<SmsMessage> messages, @Nullable String to) {
		int found = -1;
		for (int index = 0; index < messages.size(); index++) {
			if (messages.get(index).to().equals(to)) {
				if (found >= 0) {
					return -1;
				}
				found = index;
			}
		}
		return found;
	}

	/**
	 * Return the number of messages that were certainly queued.
	 */
	public int queued() {
		return this.addsUp ? this.size - this.errors.size() : 0;
	}

	/**
	 * Return the number of messages that were certainly rejected.
	 */
	private int rejected() {
		return this.conclusive ? this.errors.size() : 0;
	}

	/**
	 * Return the number of messages by outcome.
	 */
	public SendTotals totals() {
		return new SendTotals(queued(), rejected(), 0, this.size - queued() - rejected());
	}

}
