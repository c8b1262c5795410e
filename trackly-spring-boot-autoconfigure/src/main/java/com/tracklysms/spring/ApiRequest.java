package com.tracklysms.spring;

import java.nio.ByteBuffer;
import java.util.Collection;

import tools.jackson.databind.JsonNode;

/**
 * A request that is ready to be sent, as often as needed.
 *
 * @param kind the kind, which tells its rate limit
 * @param path the path below the base URL
 * @param body the JSON document to post, whose position must not be moved
 * @param messages the messages it carries, whose content must not come back in texts
 * @param reader what reads the result from a successful answer
 * @param <T> the type of the result
 */
record ApiRequest<T>(RequestKind kind, String path, ByteBuffer body, Collection<SmsMessage> messages,
		AnswerReader<T> reader) {

	/**
	 * Reads a result from the JSON document of a successful answer.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface AnswerReader<T> {

		/**
		 * Read the result.
		 * @throws UnreadableAnswerException if the document has another shape
		 */
		T read(JsonNode document, boolean deprecated);

	}

}
