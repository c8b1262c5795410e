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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.protocol.BulkMessage;
import com.tracklysms.spring.internal.protocol.BulkMessages;
import com.tracklysms.spring.internal.retry.AttemptLog;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one request, with their positions in the whole input. May also contain
 * messages that were rejected before any request, or only such messages.
 */
final class MessageBatch {

	private final BulkMessages request = new BulkMessages();

	private final List<RejectedMessage> refused = new ArrayList<>();

	private final AttemptLog attempts = new AttemptLog();

	private long[] positions = new long[16];

	void add(long position, BulkMessage message) {
		int index = messages().size();
		if (index == this.positions.length) {
			this.positions = Arrays.copyOf(this.positions, this.positions.length * 2);
		}
		this.positions[index] = position;
		this.request.add(message);
	}

	void addRefused(List<RejectedMessage> refused) {
		this.refused.addAll(refused);
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
	 * Return the messages that were rejected before any request.
	 */
	List<RejectedMessage> refused() {
		return this.refused;
	}

	/**
	 * Return the log of the attempts to send this batch.
	 */
	AttemptLog attempts() {
		return this.attempts;
	}

	long positionOf(int index) {
		return this.positions[index];
	}

	int size() {
		return messages().size() + this.refused.size();
	}

	/**
	 * Return the position of the first message, including rejected ones.
	 */
	long firstPosition() {
		long first = messages().isEmpty() ? Long.MAX_VALUE : this.positions[0];
		return this.refused.isEmpty() ? first : Math.min(first, this.refused.get(0).position());
	}

	/**
	 * Return all messages of the request as failed messages.
	 */
	List<FailedMessage> failed(@Nullable TracklyException failure) {
		List<FailedMessage> failed = new ArrayList<>(messages().size());
		for (int index = 0; index < messages().size(); index++) {
			failed.add(new FailedMessage(this.positions[index], messages().get(index), failure));
		}
		return failed;
	}

}
