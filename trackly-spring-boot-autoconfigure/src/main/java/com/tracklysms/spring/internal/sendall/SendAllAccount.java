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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Account of one send of any number of messages: the number of messages that were read,
 * the messages that are held or in flight, and the outcomes of all others. Each message
 * that was read is in exactly one of these states at any time.
 */
final class SendAllAccount {

	private final BatchAssembler assembler;

	private final Set<MessageBatch> inFlight = new LinkedHashSet<>();

	private final EndedMessages ended = new EndedMessages();

	/**
	 * Totals of the batches that completed.
	 */
	private SendTotals batchTotals = SendTotals.NONE;

	private SendTotals reportedTotals = SendTotals.NONE;

	/**
	 * Volatile, since it is read without a lock before each message.
	 */
	private volatile boolean stopped;

	private boolean closed;

	private @Nullable TracklyException stoppedBy;

	/**
	 * Failure of the messages that are held when the run ends.
	 */
	private @Nullable TracklyException unsentBecauseOf;

	SendAllAccount(BatchAssembler assembler) {
		this.assembler = assembler;
	}

	/**
	 * Read the next message of the source.
	 * @return whether a batch has been begun or is ready because of it
	 */
	synchronized boolean read(@Nullable SmsMessage message) {
		return !this.closed && this.assembler.add(message);
	}

	/**
	 * Have all batches ready at the end of the source.
	 */
	synchronized void readEnd() {
		if (!this.stopped) {
			this.assembler.end();
		}
	}

	/**
	 * Return whether a batch is full, and waits to be sent.
	 */
	synchronized boolean hasReady() {
		return !this.stopped && this.assembler.hasReady();
	}

	/**
	 * Return the next batch to send, which is in flight from now on.
	 * @return the batch, or {@code null} if none is full or has lingered
	 */
	synchronized @Nullable MessageBatch next() {
		MessageBatch batch = this.stopped ? null : this.assembler.next();
		if (batch != null) {
			this.inFlight.add(batch);
		}
		return batch;
	}

	/**
	 * Return the time until the next batch has lingered, or {@code null} if there is
	 * none.
	 */
	synchronized @Nullable Duration untilLingered() {
		return this.stopped ? null : this.assembler.untilLingered();
	}

	/**
	 * Enter the outcome of a batch in flight.
	 * @return whether the outcome was entered, which is not the case if the batch was
	 * abandoned before
	 */
	synchronized boolean enter(MessageBatch batch, BatchOutcome outcome) {
		if (!this.inFlight.remove(batch)) {
			return false;
		}
		add(outcome);
		this.batchTotals = this.batchTotals.plus(outcome.totals());
		return true;
	}

	private void add(BatchOutcome outcome) {
		this.ended.add(outcome);
		TracklyException failure = outcome.failure();
		if (failure != null && concernsEveryBatch(failure)) {
			stop(failure);
		}
	}

	private boolean concernsEveryBatch(TracklyException failure) {
		return (failure instanceof NonTransientTracklyException refusal && refusal.concernsAccount())
				|| (failure instanceof TracklyConnectionException connection && connection.isPersistent());
	}

	/**
	 * Return the outcome to report, with the totals of all reported outcomes including
	 * this one. Batches that complete at the same time may be reported in any order.
	 */
	synchronized BatchOutcome withTotals(BatchOutcome outcome) {
		this.reportedTotals = this.reportedTotals.plus(outcome.totals());
		return outcome.withTotals(this.reportedTotals);
	}

	/**
	 * Start no further batches because of a failure that would affect all of them.
	 */
	synchronized void stop(TracklyException failure) {
		this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
		breakOff(failure);
	}

	/**
	 * Start no further batches.
	 * @param failure the failure of all messages that are not part of one
	 */
	synchronized void breakOff(TracklyException failure) {
		this.unsentBecauseOf = (this.unsentBecauseOf != null) ? this.unsentBecauseOf : failure;
		this.stopped = true;
	}

	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Return the answer of the API that stopped the run, or {@code null} for none.
	 */
	synchronized @Nullable TracklyException stoppedBy() {
		return this.stoppedBy;
	}

	/**
	 * Return the failure of messages that are not sent any more, or {@code null} if all
	 * may be sent.
	 */
	synchronized @Nullable TracklyException unsentBecauseOf() {
		return this.unsentBecauseOf;
	}

	/**
	 * Enter messages as unsent that were read but never became part of a request.
	 */
	synchronized List<BatchOutcome> enterHeld() {
		List<BatchOutcome> outcomes = new ArrayList<>();
		for (MessageBatch batch : this.assembler.drain()) {
			outcomes.add(BatchOutcomes.unsent(batch, this.unsentBecauseOf));
		}
		outcomes.forEach(this::add);
		return outcomes;
	}

	/**
	 * Abandon all messages that are in flight or held, and read no further ones.
	 * @param unsent the failure of those that were certainly not accepted
	 * @param unknown the failure of those that may have been accepted
	 */
	synchronized List<BatchOutcome> abandon(TracklyException unsent, TracklyException unknown) {
		breakOff(unsent);
		this.closed = true;
		List<BatchOutcome> outcomes = new ArrayList<>();
		for (MessageBatch batch : this.inFlight) {
			outcomes.add(batch.attempts().abandon() ? BatchOutcomes.unsent(batch, this.unsentBecauseOf)
					: BatchOutcomes.unknown(batch, unknown));
		}
		this.inFlight.clear();
		outcomes.forEach(this::add);
		outcomes.addAll(enterHeld());
		return outcomes;
	}

	/**
	 * Return the totals of messages that were held, or whose batches were abandoned.
	 */
	synchronized SendTotals totalsBesidesBatches() {
		return this.ended.totals().minus(this.batchTotals);
	}

	synchronized SendReport report() {
		return this.ended.report(this.assembler.read(), this.stoppedBy);
	}

}
