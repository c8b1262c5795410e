package com.tracklysms.spring.message;

import java.util.List;

/**
 * The API's answer to a bulk request, which can be a success for some messages and a
 * refusal for others. The API returns no ids for the queued ones.
 *
 * @param queuedCount the number of messages that were queued
 * @param errorCount the number of messages that were refused
 * @param errors the refused messages
 * @since 0.1.0
 */
public record BulkSendResult(int queuedCount, int errorCount, List<MessageError> errors) {

	/**
	 * Create a result.
	 * @param queuedCount the number of messages that were queued
	 * @param errorCount the number of messages that were refused
	 * @param errors the refused messages
	 */
	public BulkSendResult {
		errors = List.copyOf(errors);
	}

}
