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

package com.tracklysms.samples.deliveries.sending;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;

/**
 * Reads what became of the messages of a batch.
 */
class BatchOutcomeReader {

	private final List<OutgoingMessage> messages;

	/**
	 * Create a reader.
	 * @param messages all messages, by their positions in the source of the batches
	 */
	BatchOutcomeReader(List<OutgoingMessage> messages) {
		this.messages = messages;
	}

	/**
	 * Return the outcomes by the ids of the rows.
	 */
	SortedMap<Long, SendOutcome> read(BatchOutcome batch) {
		SortedMap<Long, SendOutcome> outcomes = new TreeMap<>();
		for (long position : batch.queuedPositions()) {
			outcomes.put(id(position), SendOutcome.QUEUED);
		}
		for (RejectedMessage rejected : batch.rejectedMessages()) {
			outcomes.put(id(rejected.position()), SendOutcome.rejected(rejected));
		}
		for (FailedMessage unsent : batch.unsentMessages()) {
			outcomes.put(id(unsent.position()), SendOutcome.unsent(unsent));
		}
		for (FailedMessage unknown : batch.unknownMessages()) {
			outcomes.put(id(unknown.position()), SendOutcome.unknown(unknown));
		}
		return outcomes;
	}

	private long id(long position) {
		return this.messages.get((int) position).id();
	}

}
