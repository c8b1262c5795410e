package com.tracklysms.spring.internal.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Judgement of what the answer to a bulk request says about each of its messages.
 * <p>
 * An answer adds up if it refuses as many messages as it counts refused, each of them
 * once, and counts all others as queued. If it does not, a message that it names was
 * refused all the same, and any other may have been queued or not.
 *
 * @param size the number of messages in the request
 * @param errors the refused messages by their index in the request
 * @param addsUp whether the answer accounts for each message
 */
public record BulkAccount(int size, Map<Integer, MessageError> errors, boolean addsUp) {

	/**
	 * Judge an answer.
	 * @param messages the messages of the request
	 * @param result what the API said
	 */
	public static BulkAccount of(List<SmsMessage> messages, BulkSendResult result) {
		return of(messages, result.queuedCount(), result.errorCount(), result.errors());
	}

	static BulkAccount of(List<SmsMessage> messages, int queuedCount, int errorCount, List<MessageError> errors) {
		Map<Integer, MessageError> byIndex = errors.isEmpty() ? Map.of() : byIndex(messages, errors);
		boolean addsUp = byIndex.size() == errors.size() && byIndex.size() == errorCount
				&& queuedCount == messages.size() - byIndex.size();
		return new BulkAccount(messages.size(), byIndex, addsUp);
	}

	/**
	 * Errors are documented to have an index. One without is taken for the only message
	 * to that recipient, if there is just one.
	 */
	private static Map<Integer, MessageError> byIndex(List<SmsMessage> messages, List<MessageError> errors) {
		Map<Integer, MessageError> byIndex = new HashMap<>();
		for (MessageError error : errors) {
			int index = (error.index() >= 0) ? error.index() : indexOfOnly(messages, error.to());
			if (index >= 0 && index < messages.size()) {
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
	 * Return how many messages were queued for certain.
	 */
	public int queued() {
		return this.addsUp ? this.size - this.errors.size() : 0;
	}

	/**
	 * Return how the messages ended.
	 */
	public SendTotals totals() {
		return new SendTotals(queued(), this.errors.size(), 0, this.size - queued() - this.errors.size());
	}

}
