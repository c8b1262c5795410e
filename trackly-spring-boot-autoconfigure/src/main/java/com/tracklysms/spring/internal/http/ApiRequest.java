package com.tracklysms.spring.internal.http;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * Request that is ready to be sent, as often as needed.
 *
 * @param kind the kind, which tells its rate limit
 * @param path the path below the base URL, with placeholders for what varies
 * @param pathVariables the values for the placeholders
 * @param body the JSON document to post, whose position must not be moved, or
 * {@code null} to get what is at the path
 * @param messages the messages it carries, whose content must not come back in texts
 * @param reader the reader of the result
 * @param <T> the type of the result
 */
public record ApiRequest<T>(RequestKind kind, String path, List<?> pathVariables, @Nullable ByteBuffer body,
		Collection<SmsMessage> messages, AnswerReader<T> reader) {

	/**
	 * Return a request that posts a message.
	 */
	public static <T> ApiRequest<T> single(String path, ByteBuffer body, SmsMessage message, AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.SEND, path, List.of(), body, List.of(message), reader);
	}

	/**
	 * Return a request that posts several messages.
	 */
	public static <T> ApiRequest<T> bulk(String path, ByteBuffer body, List<SmsMessage> messages,
			AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.BULK, path, List.of(), body, messages, reader);
	}

	/**
	 * Return a request that gets what is at a path.
	 */
	public static <T> ApiRequest<T> read(String path, List<?> pathVariables, AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.READ, path, pathVariables, null, List.of(), reader);
	}

}
