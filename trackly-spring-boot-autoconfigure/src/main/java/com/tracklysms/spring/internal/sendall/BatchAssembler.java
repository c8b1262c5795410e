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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.retry.Timing;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.BulkSettings;
import org.jspecify.annotations.Nullable;

/**
 * Assembles a sequence of messages into batches for one request each, and batches of what
 * is refused before any request. Messages are held until their batch is full, or has
 * lingered for some time. If all that are held take more memory than they may, since they
 * have many senders, the largest batch is due.
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

	/**
	 * A batch that has lingered waits no longer than for so many full ones: with many
	 * senders and no time to spare, small batches must not take the place of full ones,
	 * nor wait forever.
	 */
	private static final int MOST_BEFORE_LINGERED = 4;

	private final SendProtocol protocol;

	private final int batchSize;

	private final long maxMemory;

	private final OpenBatches open;

	private final Queue<MessageBatch> ready = new ArrayDeque<>();

	private int beforeLingered;

	private long read;

	/**
	 * Create an assembler.
	 * @param stopwatch the clock for measuring how long batches have lingered
	 */
	BatchAssembler(SendProtocol protocol, BulkSettings settings, Clock stopwatch) {
		this.protocol = protocol;
		this.batchSize = settings.batchSize();
		this.maxMemory = settings.bufferMemory().toBytes();
		this.open = new OpenBatches(Timing.measurable(settings.linger()), stopwatch);
	}

	/**
	 * Add the next message of the input.
	 * @return whether a batch has been begun or is ready because of it
	 */
	boolean add(@Nullable SmsMessage message) {
		MessageBatch batch = hold(this.read++, (message != null) ? message : MISSING);
		if (batch.size() == this.batchSize) {
			release(batch);
		}
		while (this.open.memory() > this.maxMemory) {
			release(this.open.largest());
		}
		return batch.size() == 1 || hasReady();
	}

	/**
	 * Input data can be incomplete: one invalid message must not affect a whole batch.
	 * @return the batch that has the message
	 */
	private MessageBatch hold(long position, SmsMessage message) {
		try {
			return hold(position, this.protocol.prepare(message));
		}
		catch (InvalidTracklyRequestException ex) {
			String explanation = ex.getMessage();
			MessageError error = new MessageError(-1, message.to(), ex.getCode(),
					(explanation != null) ? explanation : "");
			MessageBatch batch = this.open.get(REFUSED);
			batch = (batch != null) ? batch : this.open.begin(REFUSED);
			this.open.take(batch.addRefused(new RejectedMessage(position, message, error)));
			return batch;
		}
	}

	private MessageBatch hold(long position, BulkMessage message) {
		String key = this.protocol.hasOneSenderPerRequest() ? message.from() : ALL_SENDERS;
		MessageBatch batch = this.open.get(key);
		if (batch != null && batch.request().size() + message.size() > MAX_BYTES) {
			release(batch);
			batch = null;
		}
		batch = (batch != null) ? batch : this.open.begin(key);
		this.open.take(batch.add(position, message));
		return batch;
	}

	private void release(MessageBatch batch) {
		this.open.remove(batch);
		this.ready.add(batch);
	}

	/**
	 * Return whether a batch is full, and waits to be sent.
	 */
	boolean hasReady() {
		return !this.ready.isEmpty();
	}

	/**
	 * Return the next batch to send, or {@code null} if none is full or has lingered.
	 */
	@Nullable MessageBatch next() {
		MessageBatch lingered = this.open.lingered();
		if (lingered == null || (hasReady() && ++this.beforeLingered <= MOST_BEFORE_LINGERED)) {
			return this.ready.poll();
		}
		this.beforeLingered = 0;
		this.open.remove(lingered);
		return lingered;
	}

	/**
	 * Return the time until the next batch has lingered, or {@code null} if there is
	 * none.
	 */
	@Nullable Duration untilLingered() {
		return this.open.untilLingered();
	}

	/**
	 * Have all batches ready, since no message follows.
	 */
	void end() {
		this.open.all().forEach(this::release);
	}

	/**
	 * Return the remaining messages, as batches.
	 */
	Collection<MessageBatch> drain() {
		end();
		List<MessageBatch> batches = List.copyOf(this.ready);
		this.ready.clear();
		return batches;
	}

	/**
	 * Return the number of messages that have been added.
	 */
	long read() {
		return this.read;
	}

}
