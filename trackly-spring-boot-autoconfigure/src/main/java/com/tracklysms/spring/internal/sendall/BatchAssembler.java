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
import com.tracklysms.spring.settings.BulkSettings;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a sequence of messages into batches for one request each, and batches of what
 * is refused before any request. Messages are held until their batch is full. If all that
 * are held take more memory than they may, since they have many senders, the largest
 * batch is released.
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

	private final long maxMemory;

	/**
	 * Batches that are not full, by sender.
	 */
	private final Map<@Nullable String, MessageBatch> open = new LinkedHashMap<>();

	/**
	 * Memory that the messages of open batches take.
	 */
	private long memory;

	private long read;

	BatchAssembler(SendProtocol protocol, BulkSettings settings) {
		this.protocol = protocol;
		this.batchSize = settings.batchSize();
		this.maxMemory = settings.bufferMemory().toBytes();
	}

	/**
	 * Add the next message of the input.
	 * @return the batch that is released because of it, or {@code null}
	 */
	@Nullable MessageBatch add(@Nullable SmsMessage message) {
		MessageBatch full = hold(this.read++, (message != null) ? message : MISSING);
		if (full != null || this.memory <= this.maxMemory) {
			return full;
		}
		// It takes at least as much as the new message, so that one is enough
		return release(Collections.max(this.open.values(), Comparator.comparingLong(MessageBatch::memory)));
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
			return hold(new RejectedMessage(position, message, error));
		}
	}

	private @Nullable MessageBatch hold(RejectedMessage message) {
		MessageBatch batch = this.open.computeIfAbsent(REFUSED, MessageBatch::new);
		this.memory += batch.addRefused(message);
		return releaseIfFull(batch);
	}

	private @Nullable MessageBatch hold(long position, BulkMessage message) {
		String key = this.protocol.hasOneSenderPerRequest() ? message.from() : ALL_SENDERS;
		MessageBatch batch = this.open.get(key);
		MessageBatch full = (batch != null && batch.request().size() + message.size() > MAX_BYTES) ? release(batch)
				: null;
		if (batch == null || full != null) {
			batch = new MessageBatch(key);
			this.open.put(key, batch);
		}
		this.memory += batch.add(position, message);
		return (full != null) ? full : releaseIfFull(batch);
	}

	private @Nullable MessageBatch releaseIfFull(MessageBatch batch) {
		return (batch.size() == this.batchSize) ? release(batch) : null;
	}

	private MessageBatch release(MessageBatch batch) {
		this.open.remove(batch.key());
		this.memory -= batch.memory();
		return batch;
	}

	/**
	 * Return the remaining messages, as batches.
	 */
	Collection<MessageBatch> drain() {
		Collection<MessageBatch> batches = List.copyOf(this.open.values());
		this.open.clear();
		this.memory = 0;
		return batches;
	}

	/**
	 * Return the number of messages that have been added.
	 */
	long read() {
		return this.read;
	}

}
