package com.tracklysms.spring.internal.http;

import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.message.SendTotals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reader of the result that a successful answer holds, and of what the result says about
 * the messages of its request.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface AnswerReader<T> {

	/**
	 * Read the result.
	 * @param deprecated whether the headers mark the answer as deprecated
	 * @throws UnreadableAnswerException if the document has another shape
	 */
	T read(JsonNode document, boolean deprecated);

	/**
	 * Return how the messages of the request ended.
	 */
	default SendTotals totals(T result) {
		return SendTotals.NONE;
	}

	/**
	 * Return the id of the message, if it was sent alone.
	 */
	default @Nullable String messageId(T result) {
		return null;
	}

}
