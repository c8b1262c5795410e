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

package com.tracklysms.spring.internal.http;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Request that can be sent any number of times.
 *
 * @param kind the kind of the request, which determines its rate limit and whether it is
 * repeated
 * @param method the HTTP method
 * @param path the path below the base URL, as a URI template
 * @param pathVariables the values of the template variables
 * @param body the JSON document, whose position must not be changed, or {@code null} for
 * a GET request
 * @param messages the messages of the request, to be redacted from texts of the answer
 * @param reader the reader of the result
 * @param <T> the type of the result
 */
public record ApiRequest<T>(RequestKind kind, HttpMethod method, String path, List<?> pathVariables,
		@Nullable ByteBuffer body, Collection<SmsMessage> messages, AnswerReader<T> reader) {

	/**
	 * Return a POST request with one message.
	 */
	public static <T> ApiRequest<T> single(String path, ByteBuffer body, SmsMessage message, AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.SEND, HttpMethod.POST, path, List.of(), body, List.of(message), reader);
	}

	/**
	 * Return a POST request with several messages.
	 */
	public static <T> ApiRequest<T> bulk(String path, ByteBuffer body, List<SmsMessage> messages,
			AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.BULK, HttpMethod.POST, path, List.of(), body, messages, reader);
	}

	/**
	 * Return a GET request.
	 */
	public static <T> ApiRequest<T> read(String path, List<?> pathVariables, AnswerReader<T> reader) {
		return new ApiRequest<>(RequestKind.READ, HttpMethod.GET, path, pathVariables, null, List.of(), reader);
	}

	/**
	 * Return a request that changes a resource.
	 */
	public static <T> ApiRequest<T> change(RequestKind kind, HttpMethod method, String path, ByteBuffer body,
			AnswerReader<T> reader) {
		return new ApiRequest<>(kind, method, path, List.of(), body, List.of(), reader);
	}

}
