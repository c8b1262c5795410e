package com.tracklysms.spring.message;

import java.util.List;

import com.tracklysms.spring.error.TracklyException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How one batch of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable)
 * sendAll} ended. Each of its messages is queued, rejected, unsent or unknown.
 * <p>
 * The messages of a batch need not stand side by side in the input, since a batch has one
 * sender.
 *
 * @param position the position of its first message in the whole input, from 0
 * @param size the number of its messages, 1 or more
 * @param queued the number of messages that the API counted as queued
 * @param rejectedMessages the messages that were refused on their own
 * @param unsentMessages the messages that were certainly not accepted and can be sent
 * again
 * @param unknownMessages the messages that may have been queued: sending one again can
 * text a person twice
 * @param failure what the request ended with, or {@code null} if it was answered with a
 * success or never made
 * @param totals what the whole run has come to with this batch
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
	 * @param rejectedMessages the messages that were refused on their own
	 * @param unsentMessages the messages that were certainly not accepted
	 * @param unknownMessages the messages that may have been queued
	 * @param failure what the request ended with, if with a failure
	 * @param totals what the whole run has come to
	 * @throws IllegalArgumentException if the four ends do not add up to the size
	 */
	public BatchOutcome {
		rejectedMessages = List.copyOf(rejectedMessages);
		unsentMessages = List.copyOf(unsentMessages);
		unknownMessages = List.copyOf(unknownMessages);
		Assert.isTrue(queued + rejectedMessages.size() + unsentMessages.size() + unknownMessages.size() == size,
				"Queued, rejected, unsent and unknown messages must add up to the size");
	}

	/**
	 * Return the number of messages that were refused on their own.
	 * @return the number
	 */
	public int rejected() {
		return this.rejectedMessages.size();
	}

	/**
	 * Return the number of messages that were certainly not accepted.
	 * @return the number
	 */
	public int unsent() {
		return this.unsentMessages.size();
	}

	/**
	 * Return the number of messages that may have been queued.
	 * @return the number
	 */
	public int unknown() {
		return this.unknownMessages.size();
	}

	/**
	 * Return a copy of this outcome with other totals.
	 * @param totals what the whole run has come to
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
