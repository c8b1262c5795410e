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

package com.tracklysms.simulator.internal.protocol;

import java.util.function.Function;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import tools.jackson.databind.JsonNode;

/**
 * A bulk request that is accepted as a whole, with its messages still to read.
 *
 * @param messages the array of the messages, neither empty nor too long
 * @param reader reads one message, or refuses it
 */
public record BulkRequest(JsonNode messages, Function<JsonNode, OutgoingMessage> reader) {

	private static final int MAX_MESSAGES = 1000;

	/**
	 * Return the messages of a bulk request.
	 * @param request the JSON object of the request
	 * @param tooMany the error to refuse more than 1000 messages with
	 * @return the array
	 */
	static JsonNode requiredMessages(JsonNode request, ApiError tooMany) {
		JsonNode messages = request.path("messages");
		if (!messages.isArray() || messages.isEmpty()) {
			throw new RefusedException(ApiError.MISSING_MESSAGES);
		}
		if (messages.size() > MAX_MESSAGES) {
			throw new RefusedException(tooMany);
		}
		return messages;
	}

	public int size() {
		return this.messages.size();
	}

	public JsonNode message(int index) {
		return this.messages.path(index);
	}

	public OutgoingMessage read(int index) {
		return this.reader.apply(message(index));
	}

	@Override
	public String toString() {
		// The generated form would show numbers and bodies
		return "BulkRequest[size=" + size() + "]";
	}

}
