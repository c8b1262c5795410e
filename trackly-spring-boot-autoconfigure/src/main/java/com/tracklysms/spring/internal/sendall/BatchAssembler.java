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

package com.tracklysms.spring.internal.sendall;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a sequence of messages into batches for one request each, and batches of what
 * is refused before any request. It never holds more messages than one batch may have:
 * with many senders, the largest batch is released when that number is reached.
 */
final class BatchAssembler {

	/**
	 * The documented limit is 5 MB, which can mean 5,000,000 bytes.
	 */
	private static final long MAX_BYTES = 4_900_000;

	private static final SmsMessage MISSING = SmsMessage.of("", "");

	/**
	 * Key of the batch if a request may have any senders.
	 */
	private static final String ALL_SENDERS = "";

	/**
	 * Key of the messages that are refused.
	 */
	private static final @Nullable String REFUSED = null;

	private final SendProtocol protocol;

	private final int batchSize;

	/**
	 * Batches that are not full, by sender.
	 */
	private final Map<@Nullable String, MessageBatch> open = new LinkedHashMap<>();

	private int held;

	private long read;

	BatchAssembler(SendProtocol protocol, int batchSize) {
		this.protocol = protocol;
		this.batchSize = batchSize;
	}

	/**
	 * Add the next message of the input.
	 * @return the batch that is full because of it, or {@code null}
	 */
	@Nullable MessageBatch add(@Nullable SmsMessage message) {
		MessageBatch full = hold(this.read++, (message != null) ? message : MISSING);
		this.held++;
		return (full == null && this.held == this.batchSize) ? releaseLargest() : full;
	}

	/**
	 * Input data can be incomplete: one invalid message must not affect a whole batch.
	 */
	private @Nullable MessageBatch hold(long position, SmsMessage message) {
		try {
			return hold(position, this.protocol.prepare(message));
		}
		catch (InvalidTracklyRequestException ex) {
			String explanation = ex.getMessage();
			MessageError error = new MessageError(-1, message.to(), ex.getCode(),
					(explanation != null) ? explanation : "");
			this.open.computeIfAbsent(REFUSED, (key) -> new MessageBatch())
				.addRefused(new RejectedMessage(position, message, error));
			return null;
		}
	}

	private @Nullable MessageBatch hold(long position, BulkMessage message) {
		String key = this.protocol.hasOneSenderPerRequest() ? message.from() : ALL_SENDERS;
		MessageBatch batch = this.open.get(key);
		MessageBatch full = (batch != null && batch.request().size() + message.size() > MAX_BYTES) ? batch : null;
		if (batch == null || full != null) {
			batch = new MessageBatch();
			this.open.put(key, batch);
		}
		batch.add(position, message);
		return (full != null) ? release(full) : null;
	}

	private MessageBatch releaseLargest() {
		MessageBatch largest = Collections.max(this.open.values(), Comparator.comparingInt(MessageBatch::size));
		this.open.values().remove(largest);
		return release(largest);
	}

	private MessageBatch release(MessageBatch batch) {
		this.held -= batch.size();
		return batch;
	}

	/**
	 * Return the remaining messages, as batches.
	 */
	Collection<MessageBatch> drain() {
		Collection<MessageBatch> batches = List.copyOf(this.open.values());
		this.open.clear();
		this.held = 0;
		return batches;
	}

	/**
	 * Return the number of messages that have been added.
	 */
	long read() {
		return this.read;
	}

}
