package com.tracklysms.spring.internal.sendall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Account of one send of any number of messages: which messages have been read, which are
 * held or under way, and how all others ended. Each message that was read is in exactly
 * one of these places at any time.
 */
final class SendAllAccount {

	private final BatchAssembler assembler;

	private final Set<MessageBatch> underWay = new LinkedHashSet<>();

	private final List<RejectedMessage> rejected = new ArrayList<>();

	private final List<FailedMessage> unsent = new ArrayList<>();

	private final List<FailedMessage> unknown = new ArrayList<>();

	private long queued;

	/**
	 * How those messages ended whose batches came to their end.
	 */
	private SendTotals batchTotals = SendTotals.NONE;

	private SendTotals reportedTotals = SendTotals.NONE;

	/**
	 * Asked for before each message.
	 */
	private volatile boolean stopped;

	private boolean closed;

	private @Nullable TracklyException stoppedBy;

	SendAllAccount(BatchAssembler assembler) {
		this.assembler = assembler;
	}

	/**
	 * Read the next message of the source.
	 * @return the batch that is complete with it, if any
	 */
	synchronized @Nullable MessageBatch read(@Nullable SmsMessage message) {
		if (this.closed) {
			return null;
		}
		MessageBatch batch = this.assembler.add(message);
		if (batch != null) {
			this.underWay.add(batch);
		}
		return batch;
	}

	/**
	 * Return what is left to send when the source has come to its end.
	 */
	synchronized Collection<MessageBatch> readEnd() {
		if (this.stopped) {
			return List.of();
		}
		Collection<MessageBatch> batches = this.assembler.drain();
		this.underWay.addAll(batches);
		return batches;
	}

	/**
	 * Enter how a batch ended that was under way.
	 * @return whether it was entered: not if the batch had been abandoned before
	 */
	synchronized boolean enter(MessageBatch batch, BatchOutcome outcome) {
		if (!this.underWay.remove(batch)) {
			return false;
		}
		add(outcome);
		this.batchTotals = this.batchTotals.plus(outcome.totals());
		return true;
	}

	private void add(BatchOutcome outcome) {
		this.queued += outcome.queued();
		this.rejected.addAll(outcome.rejectedMessages());
		this.unsent.addAll(outcome.unsentMessages());
		this.unknown.addAll(outcome.unknownMessages());
		if (outcome.failure() instanceof NonTransientTracklyException failure && failure.concernsAccount()) {
			this.stopped = true;
			this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
		}
	}

	/**
	 * Return an outcome as it is reported, with the totals of all that have been reported
	 * and its own: batches that end at the same time may be reported in another order.
	 */
	synchronized BatchOutcome withTotals(BatchOutcome outcome) {
		this.reportedTotals = this.reportedTotals.plus(outcome.totals());
		return outcome.withTotals(this.reportedTotals);
	}

	/**
	 * Begin no further batches.
	 */
	synchronized void stop() {
		this.stopped = true;
	}

	boolean isStopped() {
		return this.stopped;
	}

	/**
	 * Return what stopped the run, if it was an answer of the API.
	 */
	synchronized @Nullable TracklyException stoppedBy() {
		return this.stoppedBy;
	}

	/**
	 * Enter the messages as unsent that were read and never became part of a request.
	 */
	synchronized List<BatchOutcome> enterHeld() {
		List<BatchOutcome> outcomes = new ArrayList<>();
		for (MessageBatch batch : this.assembler.drain()) {
			outcomes.add(BatchOutcomes.unsent(batch, this.stoppedBy));
		}
		outcomes.forEach(this::add);
		return outcomes;
	}

	/**
	 * Abandon all that is under way or held, and read nothing any more.
	 */
	synchronized void abandon() {
		this.stopped = true;
		this.closed = true;
		for (MessageBatch batch : this.underWay) {
			add(batch.attempts().abandon() ? BatchOutcomes.unsent(batch, null) : BatchOutcomes.unknown(batch, null));
		}
		this.underWay.clear();
		enterHeld();
	}

	/**
	 * Return how those messages ended that were held, or whose batches were abandoned.
	 */
	synchronized SendTotals totalsBesidesBatches() {
		return new SendTotals(this.queued, this.rejected.size(), this.unsent.size(), this.unknown.size())
			.minus(this.batchTotals);
	}

	synchronized SendReport report() {
		return new SendReport(this.assembler.read(), this.queued, this.rejected, this.unsent, this.unknown,
				this.stoppedBy);
	}

}
