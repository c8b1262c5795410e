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
	 * Return the result of a request that an earlier attempt may have had accepted, so
	 * that what the answer refuses may have been queued nevertheless.
	 */
	default T afterDoubt(T result) {
		return result;
	}

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
