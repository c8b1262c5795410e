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

package com.tracklysms.simulator.internal.refusal;

import java.time.Instant;

import com.tracklysms.simulator.internal.error.RejectedMessage;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that failed, or a message of a bulk that was not queued.
 *
 * @param at the time of the answer
 * @param method the HTTP method of the request
 * @param path its path
 * @param size the size of its body in bytes
 * @param body that body, {@code null} if it is too large to be kept
 * @param answer the answer to the request
 * @param rejected the message of a bulk, {@code null} if the request failed as a whole
 */
public record Refusal(Instant at, String method, String path, int size, byte @Nullable [] body, @Nullable Answer answer,
		@Nullable RejectedMessage rejected) {

	private static final int MOST_BYTES = 8192;

	static Refusal of(Instant at, ApiRequest request, Answer answer) {
		byte[] body = request.body();
		return new Refusal(at, request.method(), request.path(), body.length, (body.length <= MOST_BYTES) ? body : null,
				answer, null);
	}

	static Refusal of(Instant at, String path, RejectedMessage rejected) {
		return new Refusal(at, "POST", path, 0, null, null, rejected);
	}

	@Override
	public String toString() {
		// The generated form would show numbers and texts
		return "Refusal[" + this.method + " " + this.path + "]";
	}

}
