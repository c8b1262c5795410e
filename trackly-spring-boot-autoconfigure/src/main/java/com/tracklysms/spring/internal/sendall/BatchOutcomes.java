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
import java.util.List;

import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.protocol.BulkAccount;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Creates the outcomes of batches, each with the totals of its own batch.
 */
final class BatchOutcomes {

	private BatchOutcomes() {
	}

	/**
	 * Return the outcome of a batch that the API answered.
	 */
	static BatchOutcome answered(MessageBatch batch, BulkSendResult result) {
		List<SmsMessage> messages = batch.messages();
		BulkAccount account = BulkAccount.of(messages, result);
		List<RejectedMessage> rejected = new ArrayList<>();
		List<FailedMessage> unknown = new ArrayList<>();
		boolean allQueued = account.queued() == account.size();
		TracklyException unaccounted = account.addsUp() ? null : DoubtfulAnswers.unaccounted(messages, result);
		for (int index = 0; index < messages.size() && !allQueued; index++) {
			MessageError error = account.errors().get(index);
			if (error != null && !account.conclusive()) {
				unknown.add(new FailedMessage(batch.positionOf(index), messages.get(index),
						DoubtfulAnswers.refusedLater(error, messages.get(index), batch.attempts().doubt())));
			}
			else if (error != null) {
				rejected.add(new RejectedMessage(batch.positionOf(index), messages.get(index), error));
			}
			else if (!account.addsUp()) {
				unknown.add(new FailedMessage(batch.positionOf(index), messages.get(index), unaccounted));
			}
		}
		return outcome(batch, account.queued(), rejected, List.of(), unknown, null);
	}

	/**
	 * Return the outcome of a batch whose request failed.
	 */
	static BatchOutcome failed(MessageBatch batch, Throwable failure) {
		TracklyException exception = (failure instanceof TracklyException ex) ? ex
				: new TracklyConnectionLostException("The response could not be processed ["
						+ failure.getClass().getSimpleName() + "]. The messages may have been queued", failure);
		return exception.getCategory().mayBeAccepted() ? unknown(batch, exception) : unsent(batch, exception);
	}

	/**
	 * Return the outcome of messages that were refused before any request.
	 */
	static BatchOutcome refused(MessageBatch batch) {
		return outcome(batch, 0, batch.refused(), List.of(), List.of(), null);
	}

	/**
	 * Return the outcome of a batch that was certainly not accepted.
	 */
	static BatchOutcome unsent(MessageBatch batch, @Nullable TracklyException failure) {
		return batch.isRefused() ? refused(batch)
				: outcome(batch, 0, List.of(), batch.failed(failure), List.of(), failure);
	}

	/**
	 * Return the outcome of a batch that may have been accepted.
	 */
	static BatchOutcome unknown(MessageBatch batch, @Nullable TracklyException failure) {
		return outcome(batch, 0, List.of(), List.of(), batch.failed(failure), failure);
	}

	private static BatchOutcome outcome(MessageBatch batch, int queued, List<RejectedMessage> rejected,
			List<FailedMessage> unsent, List<FailedMessage> unknown, @Nullable TracklyException failure) {
		return new BatchOutcome(batch.from(), batch.positions(), queued, rejected, unsent, unknown, failure,
				new SendTotals(queued, rejected.size(), unsent.size(), unknown.size()));
	}

}
