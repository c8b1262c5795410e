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

package com.tracklysms.simulator.internal.server;

import java.time.Duration;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.routing.TracklyApi;
import org.jspecify.annotations.Nullable;

/**
 * Connects WireMock to the simulated API.
 */
final class ApiTransformer implements ResponseDefinitionTransformerV2 {

	private final TracklyApi api;

	private final Duration slowAnswer;

	ApiTransformer(TracklyApi api, Duration slowAnswer) {
		this.api = api;
		this.slowAnswer = slowAnswer;
	}

	@Override
	public String getName() {
		return "trackly-api";
	}

	@Override
	public ResponseDefinition transform(ServeEvent event) {
		ApiRequest request = toApiRequest(event.getRequest());
		Answer answer = this.api.answer(request);
		ResponseDefinitionBuilder response = new ResponseDefinitionBuilder().withStatus(answer.status())
			.withHeader("Content-Type", "application/json")
			.withBody(this.api.write(answer));
		if (request.isBelow("/v1")) {
			response.withHeader("Deprecation", "true").withHeader("X-API-Deprecated", "v1 is deprecated");
		}
		return deliver(response, answer.delivery()).build();
	}

	private ApiRequest toApiRequest(Request request) {
		String url = request.getUrl();
		int query = url.indexOf('?');
		return new ApiRequest(request.getMethod().getName(), (query >= 0) ? url.substring(0, query) : url,
				request.getHeader("X-Api-Key"), status(request), request.getBody());
	}

	private static @Nullable String status(Request request) {
		QueryParameter status = request.queryParameter("status");
		return status.isPresent() ? status.firstValue() : null;
	}

	private ResponseDefinitionBuilder deliver(ResponseDefinitionBuilder response, Answer.Delivery delivery) {
		return switch (delivery) {
			case IMMEDIATE -> response;
			case SLOW -> response.withFixedDelay((int) this.slowAnswer.toMillis());
			case DROPPED -> response.withFault(Fault.EMPTY_RESPONSE);
		};
	}

}
