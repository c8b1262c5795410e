package com.tracklysms.spring.message;

import java.util.List;

/**
 * Answer of the API to a bulk request, which can be a success for some messages and a
 * refusal for others. The API returns no ids for the queued ones.
 * <p>
 * The counts and errors are what the API said. Whether they account for each message of
 * the request is what {@link #addsUp()} says: if they do not, nobody knows which of the
 * messages that no error names were queued.
 *
 * @param queuedCount the number of messages that were queued
 * @param errorCount the number of messages that were refused
 * @param errors the refused messages
 * @param addsUp whether the answer accounts for each message of the request: each refused
 * message is named once, and all others are counted as queued
 * @since 0.1.0
 */
public record BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors, boolean addsUp) {

	/**
	 * Create a result.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were refused
	 * @param errors the refused messages
	 * @param addsUp whether the answer accounts for each message of the request
	 */
	public BulkSendResult {
		errors = List.copyOf(errors);
	}

	/**
	 * Create a result that adds up, if there are as many errors as counted.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were refused
	 * @param errors the refused messages
	 */
	public BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors) {
		this(queuedCount, errorCount, errors, errors.size() == errorCount);
	}

}
