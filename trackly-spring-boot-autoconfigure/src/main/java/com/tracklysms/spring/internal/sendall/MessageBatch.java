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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.internal.protocol.BulkMessages;
import com.tracklysms.spring.internal.retry.AttemptLog;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessagePositions;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages that end together, with their positions in the whole input: either those of
 * one request, or some that were refused before any request.
 */
final class MessageBatch {

	private final @Nullable String key;

	private final Instant due;

	private final BulkMessages request = new BulkMessages();

	private final List<RejectedMessage> refused = new ArrayList<>(0);

	private final AttemptLog attempts = new AttemptLog();

	private final PositionLog positions = new PositionLog();

	private @Nullable String from;

	private long memory;

	/**
	 * Create a batch.
	 * @param key the key that tells it from others that are not full
	 * @param due when it is sent even if it is not full
	 */
	MessageBatch(@Nullable String key, Instant due) {
		this.key = key;
		this.due = due;
	}

	/**
	 * Add a message to the request.
	 * @return the memory that it takes
	 */
	long add(long position, BulkMessage message) {
		if (this.positions.size() == 0) {
			this.from = message.from();
		}
		else if (!message.from().equals(this.from)) {
			this.from = null;
		}
		this.positions.add(position);
		this.request.add(message);
		return take(MemoryEstimate.of(message));
	}

	/**
	 * Add a message that was refused.
	 * @return the memory that it takes
	 */
	long addRefused(RejectedMessage message) {
		this.positions.add(message.position());
		this.refused.add(message);
		return take(MemoryEstimate.of(message));
	}

	private long take(long memory) {
		this.memory += memory;
		return memory;
	}

	@Nullable String key() {
		return this.key;
	}

	Instant due() {
		return this.due;
	}

	/**
	 * Return what the request is made of.
	 */
	BulkMessages request() {
		return this.request;
	}

	List<SmsMessage> messages() {
		return this.request.messages();
	}

	/**
	 * Return the messages that were refused before any request, if it is those.
	 */
	List<RejectedMessage> refused() {
		return this.refused;
	}

	boolean isRefused() {
		return !this.refused.isEmpty();
	}

	/**
	 * Return the log of the attempts to send this batch.
	 */
	AttemptLog attempts() {
		return this.attempts;
	}

	/**
	 * Return the sender of all messages of the request, or {@code null} if they have
	 * several.
	 */
	@Nullable String from() {
		return this.from;
	}

	long positionOf(int index) {
		return this.positions.get(index);
	}

	MessagePositions positions() {
		return this.positions.toPositions();
	}

	int size() {
		return this.positions.size();
	}

	/**
	 * Return the number of bytes that the messages take in memory, or somewhat more.
	 */
	long memory() {
		return this.memory;
	}

	/**
	 * Return all messages of the request as failed messages.
	 */
	List<FailedMessage> failed(@Nullable TracklyException failure) {
		List<FailedMessage> failed = new ArrayList<>(messages().size());
		for (int index = 0; index < messages().size(); index++) {
			failed.add(new FailedMessage(this.positions.get(index), messages().get(index), failure));
		}
		return failed;
	}

}
