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

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Outcome of one batch of a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}. Each of its
 * messages is queued, rejected, unsent or unknown.
 * <p>
 * The messages of a batch need not be adjacent in the input, since under API v1 all
 * messages of a batch have the same sender.
 *
 * @param position the position of its first message in the whole input, from 0
 * @param size the number of its messages, 1 or more
 * @param queued the number of messages that the API counted as queued
 * @param rejectedMessages the messages that were rejected individually
 * @param unsentMessages the messages that were certainly not accepted and can be sent
 * again
 * @param unknownMessages the messages that may have been queued: sending one again can
 * text a person twice
 * @param failure the failure of the request, or {@code null} if it was successful or
 * never made
 * @param totals the totals of the whole run including this batch
 * @since 0.1.0
 */
public record BatchOutcome(long position, int size, int queued, List<RejectedMessage> rejectedMessages,
		List<FailedMessage> unsentMessages, List<FailedMessage> unknownMessages, @Nullable TracklyException failure,
		SendTotals totals) {

	/**
	 * Create an outcome.
	 * @param position the position of its first message in the whole input
	 * @param size the number of its messages
	 * @param queued the number of messages that were queued
	 * @param rejectedMessages the messages that were rejected individually
	 * @param unsentMessages the messages that were certainly not accepted
	 * @param unknownMessages the messages that may have been queued
	 * @param failure the failure of the request, or {@code null}
	 * @param totals the totals of the whole run including this batch
	 * @throws IllegalArgumentException if the numbers of the four outcomes do not add up
	 * to the size
	 */
	public BatchOutcome {
		rejectedMessages = List.copyOf(rejectedMessages);
		unsentMessages = List.copyOf(unsentMessages);
		unknownMessages = List.copyOf(unknownMessages);
		Assert.isTrue(queued + rejectedMessages.size() + unsentMessages.size() + unknownMessages.size() == size,
				"Queued, rejected, unsent and unknown messages must add up to the size");
	}

	/**
	 * Return the number of messages that were rejected individually.
	 * @return the number of messages
	 */
	public int rejected() {
		return this.rejectedMessages.size();
	}

	/**
	 * Return the number of messages that were certainly not accepted.
	 * @return the number of messages
	 */
	public int unsent() {
		return this.unsentMessages.size();
	}

	/**
	 * Return the number of messages that may have been queued.
	 * @return the number of messages
	 */
	public int unknown() {
		return this.unknownMessages.size();
	}

	/**
	 * Return a copy of this outcome with other totals.
	 * @param totals the totals of the whole run
	 * @return a new outcome
	 */
	public BatchOutcome withTotals(SendTotals totals) {
		return new BatchOutcome(this.position, this.size, this.queued, this.rejectedMessages, this.unsentMessages,
				this.unknownMessages, this.failure, totals);
	}

	@Override
	public String toString() {
		return "BatchOutcome[position=" + this.position + ", size=" + this.size + ", queued=" + this.queued
				+ ", rejected=" + rejected() + ", unsent=" + unsent() + ", unknown=" + unknown() + ", failure="
				+ this.failure + ", totals=" + this.totals + "]";
	}

}
