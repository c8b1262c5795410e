package com.tracklysms.spring.internal.sendall;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Decides how each message of a batch ended. Where that is not certain it says so.
 */
final class BatchOutcomes {

	private BatchOutcomes() {
	}

	/**
	 * Judge a batch that the API answered. If the answer does not account for each
	 * message, those it does not name may be queued or not.
	 */
	static Verdict answered(MessageBatch batch, BulkSendResult result) {
		Map<Integer, MessageError> errors = errorsByIndex(batch, result.errors());
		int size = batch.messages().size();
		boolean addsUp = errors.size() == result.errors().size() && errors.size() == result.errorCount()
				&& result.queuedCount() + errors.size() == size;
		List<RejectedMessage> rejected = new ArrayList<>(batch.refused());
		List<FailedMessage> unknown = new ArrayList<>();
		for (int index = 0; index < size && !(addsUp && errors.isEmpty()); index++) {
			MessageError error = errors.get(index);
			if (error != null) {
				rejected.add(new RejectedMessage(batch.positionOf(index), batch.messages().get(index), error));
			}
			else if (!addsUp) {
				unknown.add(new FailedMessage(batch.positionOf(index), batch.messages().get(index), null));
			}
		}
		return new Verdict(addsUp ? size - errors.size() : 0, rejected, List.of(), unknown, null);
	}

	/**
	 * Judge a batch whose request failed.
	 */
	static Verdict failed(MessageBatch batch, Throwable failure) {
		TracklyException exception = (failure instanceof TracklyException ex) ? ex
				: new TracklyConnectionLostException("The answer could not be dealt with ["
						+ failure.getClass().getSimpleName() + "]. The messages may have been queued", failure);
		boolean unsent = exception instanceof TransientTracklyException
				|| exception instanceof NonTransientTracklyException;
		return unsent ? unsent(batch, exception) : unknown(batch, exception);
	}

	static Verdict unsent(MessageBatch batch, @Nullable TracklyException failure) {
		return new Verdict(0, batch.refused(), batch.failed(failure), List.of(), failure);
	}

	static Verdict unknown(MessageBatch batch, @Nullable TracklyException failure) {
		return new Verdict(0, batch.refused(), List.of(), batch.failed(failure), failure);
	}

	/**
	 * Errors are documented to have an index. One without is taken for the only message
	 * to that recipient, if there is just one.
	 */
	private static Map<Integer, MessageError> errorsByIndex(MessageBatch batch, List<MessageError> errors) {
		Map<Integer, MessageError> byIndex = new HashMap<>();
		for (MessageError error : errors) {
			int index = (error.index() >= 0) ? error.index() : indexOfOnly(batch.messages(), error.to());
			if (index >= 0 && index < batch.messages().size()) {
				byIndex.put(index, error);
			}
		}
		return byIndex;
	}

	private static int indexOfOnly(List<SmsMessage> messages, @Nullable String to) {
		int found = -1;
		for (int index = 0; index < messages.size(); index++) {
			if (messages.get(index).to().equals(to)) {
				if (found >= 0) {
					return -1;
				}
				found = index;
			}
		}
		return found;
	}

	/**
	 * How the messages of a batch ended.
	 */
	record Verdict(int queued, List<RejectedMessage> rejected, List<FailedMessage> unsent, List<FailedMessage> unknown,
			@Nullable TracklyException failure) {

	}

}
