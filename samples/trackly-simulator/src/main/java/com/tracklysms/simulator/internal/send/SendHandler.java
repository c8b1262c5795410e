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

package com.tracklysms.simulator.internal.send;

import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.exchange.EndpointHandler;
import com.tracklysms.simulator.internal.exchange.JsonCodec;

/**
 * Leads the requests to an endpoint that sends past the limits and on to it.
 */
final class SendHandler implements EndpointHandler {

	private final RequestWindow window;

	private final int maxBodySize;

	private final JsonCodec json;

	private final SendEndpoint endpoint;

	SendHandler(RequestWindow window, int maxBodySize, JsonCodec json, SendEndpoint endpoint) {
		this.window = window;
		this.maxBodySize = maxBodySize;
		this.json = json;
		this.endpoint = endpoint;
	}

	@Override
	public Answer handle(ApiRequest request) {
		if (!this.window.admit()) {
			throw new RefusedException(ApiError.RATE_LIMIT);
		}
		if (request.body().length > this.maxBodySize) {
			throw new RefusedException(ApiError.BODY_TOO_LARGE);
		}
		return this.endpoint.handle(this.json.readObject(request.body()));
	}

}
