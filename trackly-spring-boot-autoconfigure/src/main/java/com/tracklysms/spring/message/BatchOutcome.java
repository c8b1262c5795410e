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

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Outcome of one batch of a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}. Each of its
 * messages is queued, rejected, unsent or unknown.
 * <p>
 * A batch holds the messages of one request. They need not be adjacent in the input,
 * since under API v1 all of them have the same sender. Messages that are rejected before
 * any request, because they lack something, have outcomes of their own.
 * <p>
 * As JSON, by Jackson 3 or 2, it has positions, counts, reasons and failures, but neither
 * texts nor whole numbers.
 *
 * @param from the sender of all its messages, as their request names it; {@code null} if
 * they have several, which API v2 permits, or were rejected before any request
 * @param positions the positions of its messages in the whole input, from 0 and in
 * ascending order; one or more
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
public record BatchOutcome(@Nullable String from, List<Long> positions, int queued,
		List<RejectedMessage> rejectedMessages, List<FailedMessage> unsentMessages, List<FailedMessage> unknownMessages,
		@Nullable TracklyException failure, SendTotals totals) implements Serializable {

	/**
	 * Create an outcome.
	 * @param from the sender of all its messages, or {@code null}
	 * @param positions the positions of its messages in the whole input, in ascending
	 * order
	 * @param queued the number of messages that were queued
	 * @param rejectedMessages the messages that were rejected individually
	 * @param unsentMessages the messages that were certainly not accepted
	 * @param unknownMessages the messages that may have been queued
	 * @param failure the failure of the request, or {@code null}
	 * @param totals the totals of the whole run including this batch
	 * @throws IllegalArgumentException if there are no positions or they are not in
	 * ascending order, if the numbers of the four outcomes do not add up to theirs, or if
	 * a message has another position
	 */
	public BatchOutcome {
		positions = MessagePositions.copyOf(positions);
		rejectedMessages = List.copyOf(rejectedMessages);
		unsentMessages = List.copyOf(unsentMessages);
		unknownMessages = List.copyOf(unknownMessages);
		Assert.notEmpty(positions, "Positions must not be empty");
		Assert.isTrue(
				queued + rejectedMessages.size() + unsentMessages.size() + unknownMessages.size() == positions.size(),
				"Queued, rejected, unsent and unknown messages must add up to the size");
		Assert.isTrue(positions(rejectedMessages, unsentMessages, unknownMessages).allMatch(positions::contains),
				"Rejected, unsent and unknown messages must have positions of the batch");
	}

	private static Stream<Long> positions(List<RejectedMessage> rejected, List<FailedMessage> unsent,
			List<FailedMessage> unknown) {
		return Stream.concat(rejected.stream().map(RejectedMessage::position),
				Stream.concat(unsent.stream(), unknown.stream()).map(FailedMessage::position));
	}

	/**
	 * Return the position of the first message in the whole input.
	 * @return the position, from 0
	 */
	public long position() {
		return this.positions.get(0);
	}

	/**
	 * Return the number of messages.
	 * @return the number of messages, 1 or more
	 */
	public int size() {
		return this.positions.size();
	}

	/**
	 * Return the positions of the messages that were queued. All others are named by the
	 * lists of messages.
	 * @return the positions, as many as were {@link #queued() queued}
	 */
	public List<Long> queuedPositions() {
		if (this.queued == size()) {
			return this.positions;
		}
		Set<Long> others = positions(this.rejectedMessages, this.unsentMessages, this.unknownMessages)
			.collect(Collectors.toSet());
		return this.positions.stream().filter((position) -> !others.contains(position)).toList();
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
		return new BatchOutcome(this.from, this.positions, this.queued, this.rejectedMessages, this.unsentMessages,
				this.unknownMessages, this.failure, totals);
	}

	@JsonValue
	Map<String, @Nullable Object> json() {
		return ReportJson.of(this);
	}

	@Override
	public String toString() {
		return "BatchOutcome[from=" + ((this.from != null) ? Masking.numbersIn(this.from) : null) + ", position="
				+ position() + ", size=" + size() + ", queued=" + this.queued + ", rejected=" + rejected() + ", unsent="
				+ unsent() + ", unknown=" + unknown() + ", failure=" + this.failure + ", totals=" + this.totals + "]";
	}

}
