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

package com.tracklysms.simulator.internal.error;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of a bulk that was not queued.
 *
 * @param index the position in the request, from 0
 * @param message the message as it was sent
 * @param error why it was refused
 */
public record RejectedMessage(int index, JsonNode message, ApiError error) {

	public @Nullable String text(String field) {
		JsonNode value = this.message.path(field);
		return value.isString() ? value.stringValue() : null;
	}

	@Override
	public String toString() {
		// The generated form would show the number and the body
		return "RejectedMessage[index=" + this.index + ", error=" + this.error + "]";
	}

}
