package com.tracklysms.spring.message;

import java.util.List;

/**
 * Result of a bulk request. The API accepts or rejects each message individually, and
 * returns no ids for the queued ones.
 * <p>
 * Counts and errors are those that the API returned. {@link #addsUp()} indicates whether
 * they account for each message of the request. If they do not, any message without an
 * error may have been queued or not.
 *
 * @param queuedCount the number of messages that were queued
 * @param errorCount the number of messages that were rejected
 * @param errors the errors of the rejected messages
 * @param addsUp whether the response accounts for each message of the request: each
 * rejected message has exactly one error, and all others are counted as queued
 * @since 0.1.0
 */
public record BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors, boolean addsUp) {

	/**
	 * Create a result.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were rejected
	 * @param errors the errors of the rejected messages
	 * @param addsUp whether the response accounts for each message of the request
	 */
	public BulkSendResult {
		errors = List.copyOf(errors);
	}

	/**
	 * Create a result that adds up if there are as many errors as {@code errorCount}
	 * says.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were rejected
	 * @param errors the errors of the rejected messages
	 */
	public BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors) {
		this(queuedCount, errorCount, errors, errors.size() == errorCount);
	}

}
