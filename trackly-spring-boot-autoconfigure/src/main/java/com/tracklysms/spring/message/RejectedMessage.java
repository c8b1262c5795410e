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

package com.tracklysms.spring.message;

import java.io.Serializable;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Message of a {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll}
 * that was rejected individually, by the API or, if it is invalid, by the client before
 * any request. It was not queued.
 *
 * @param position the position of the message in the whole input, from 0
 * @param message the message
 * @param error the error; its index is the position in the request, or -1 if no request
 * was made or the API did not return it
 * @since 0.1.0
 */
public record RejectedMessage(long position, SmsMessage message, MessageError error) implements Serializable {

	@JsonValue
	Map<String, @Nullable Object> json() {
		return ReportJson.of(this);
	}

}
