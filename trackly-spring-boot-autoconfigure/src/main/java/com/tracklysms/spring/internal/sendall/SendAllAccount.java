package com.tracklysms.spring.internal.sendall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * The account of one send of any number of messages: which messages have been read, which
 * are held or under way, and how all others ended. Each message that was read is in
 * exactly one of these places at any time.
 */
final class SendAllAccount {

	private static final SendTotals NONE = new SendTotals(0, 0, 0, 0);

	private final BatchAssembler cutter;

	private final Set<MessageBatch> underWay = new LinkedHashSet<>();

	private final List<RejectedMessage> rejected = new ArrayList<>();

	private final List<FailedMessage> unsent = new ArrayList<>();

	private final List<FailedMessage> unknown = new ArrayList<>();

	private SendTotals told = NONE;

	/**
	 * How those messages ended whose batches were sent and came to their end.
	 */
	private SendTotals sent = NONE;

	private long queued;

	/**
	 * Asked for before each message.
	 */
	private volatile boolean stopped;

	private boolean closed;

	private @Nullable TracklyException stoppedBy;

	SendAllAccount(BatchAssembler cutter) {
		this.cutter = cutter;
	}

	/**
	 * Read the next message of the source.
	 * @return the batch that is complete with it, if any
	 */
	synchronized @Nullable MessageBatch read(@Nullable SmsMessage message) {
		if (this.closed) {
			return null;
		}
		MessageBatch batch = this.cutter.add(message);
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
		Collection<MessageBatch> batches = this.cutter.drain();
		this.underWay.addAll(batches);
		return batches;
	}

	/**
	 * Note how a batch ended that was sent.
	 * @return the outcome, with the totals of this batch alone, or {@code null} if the
	 * batch had been abandoned before
	 */
	synchronized @Nullable BatchOutcome ended(MessageBatch batch, BatchOutcomes.Verdict verdict) {
		if (!this.underWay.contains(batch)) {
			return null;
		}
		BatchOutcome outcome = book(batch, verdict);
		this.sent = this.sent.plus(outcome.totals());
		return outcome;
	}

	private BatchOutcome book(MessageBatch batch, BatchOutcomes.Verdict verdict) {
		this.underWay.remove(batch);
		this.queued += verdict.queued();
		this.rejected.addAll(verdict.rejected());
		this.unsent.addAll(verdict.unsent());
		this.unknown.addAll(verdict.unknown());
		stopIfHopeless(verdict.failure());
		return new BatchOutcome(batch.firstPosition(), batch.size(), verdict.queued(), verdict.rejected(),
				verdict.unsent(), verdict.unknown(), verdict.failure(), new SendTotals(verdict.queued(),
						verdict.rejected().size(), verdict.unsent().size(), verdict.unknown().size()));
	}

	/**
	 * Return an outcome as it is told, with the totals of all that have been told and its
	 * own: batches that end at the same time may be told in another order.
	 */
	synchronized BatchOutcome told(BatchOutcome outcome) {
		this.told = this.told.plus(outcome.totals());
		return outcome.withTotals(this.told);
	}

	private void stopIfHopeless(@Nullable TracklyException failure) {
		if (failure instanceof TracklyAuthenticationException || failure instanceof TracklyAccessDeniedException) {
			this.stopped = true;
			this.stoppedBy = (this.stoppedBy != null) ? this.stoppedBy : failure;
		}
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
	 * Account for the messages that were read and never became part of a request.
	 */
	synchronized List<BatchOutcome> leftover() {
		List<BatchOutcome> outcomes = new ArrayList<>();
		for (MessageBatch batch : this.cutter.drain()) {
			outcomes.add(book(batch, BatchOutcomes.unsent(batch, this.stoppedBy)));
		}
		return outcomes;
	}

	/**
	 * Abandon all that is under way or held, and read nothing any more.
	 */
	synchronized void abandon() {
		this.stopped = true;
		this.closed = true;
		for (MessageBatch batch : List.copyOf(this.underWay)) {
			book(batch, batch.attempts().abandon() ? BatchOutcomes.unsent(batch, null)
					: BatchOutcomes.unknown(batch, null));
		}
		leftover();
	}

	/**
	 * Tell how the run ended. Of the messages it tells those that were not sent, or whose
	 * batches were abandoned: the others have been told with their batches.
	 */
	synchronized void observe(CallObservation observation) {
		observation.ended(new SendTotals(this.queued, this.rejected.size(), this.unsent.size(), this.unknown.size())
			.minus(this.sent));
		if (this.stoppedBy != null) {
			observation.error(this.stoppedBy);
		}
		observation.stop();
	}

	synchronized SendReport report() {
		return new SendReport(this.cutter.read(), this.queued, this.rejected, this.unsent, this.unknown,
				this.stoppedBy);
	}

}
