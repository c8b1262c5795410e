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

package com.tracklysms.spring.message;

import java.util.List;

/**
 * Result of a bulk request. The API accepts or rejects each message individually, and
 * returns no ids for the queued ones.
 * <p>
 * Counts and errors are those that the API returned. {@link #addsUp()} indicates whether
 * they account for each message of the request. If they do not, any message without an
 * error may have been queued or not. {@link #errorsConclusive()} indicates whether the
 * messages with an error were certainly not queued.
 *
 * @param queuedCount the number of messages that were queued
 * @param errorCount the number of messages that were rejected
 * @param errors the errors of the rejected messages
 * @param addsUp whether the response accounts for each message of the request: each
 * rejected message has exactly one error, and all others are counted as queued, or all
 * messages are counted as rejected
 * @param errorsConclusive whether the messages with an error were certainly not queued.
 * {@code false} if an earlier attempt of the same call, which was repeated because of
 * {@code trackly.retry.indeterminate}, may have queued them
 * @since 0.1.0
 */
public record BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors, boolean addsUp,
		boolean errorsConclusive) {

	/**
	 * Create a result.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were rejected
	 * @param errors the errors of the rejected messages
	 * @param addsUp whether the response accounts for each message of the request
	 * @param errorsConclusive whether the messages with an error were certainly not
	 * queued
	 */
	public BulkSendResult {
		errors = List.copyOf(errors);
	}

	/**
	 * Create a result of the first attempt of a call.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were rejected
	 * @param errors the errors of the rejected messages
	 * @param addsUp whether the response accounts for each message of the request
	 */
	public BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors, boolean addsUp) {
		this(queuedCount, errorCount, errors, addsUp, true);
	}

	/**
	 * Create a result that adds up if there are as many errors as {@code errorCount}
	 * says.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were rejected
	 * @param errors the errors of the rejected messages
	 */
	public BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors) {
		this(queuedCount, errorCount, errors, errors.size() == errorCount);
	}

}
