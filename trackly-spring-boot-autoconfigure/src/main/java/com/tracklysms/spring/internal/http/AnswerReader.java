package com.tracklysms.spring.internal.http;

import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.message.SendTotals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reader of the result of a successful answer.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface AnswerReader<T> {

	/**
	 * Read the result.
	 * @param deprecated whether the headers mark the answer as deprecated
	 * @throws UnreadableAnswerException if the document does not have the documented
	 * structure
	 */
	T read(JsonNode document, boolean deprecated);

	/**
	 * Return the number of messages of the request by outcome.
	 */
	default SendTotals totals(T result) {
		return SendTotals.NONE;
	}

	/**
	 * Return the id of the message if it was sent on its own.
	 */
	default @Nullable String messageId(T result) {
		return null;
	}

}
