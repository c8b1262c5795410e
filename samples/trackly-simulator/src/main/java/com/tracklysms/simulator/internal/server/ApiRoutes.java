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
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.ApiRequest;
import com.tracklysms.simulator.internal.routing.TracklyApi;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Leads each request that no other route takes to the simulated API.
 */
public final class ApiRoutes implements Consumer<HttpServerRoutes> {

	private static final byte[] NO_BODY = {};

	private static final int MOST_WORKERS = 50;

	private final TracklyApi api;

	private final AnswerWriter writer;

	private final boolean mayBlock;

	private final Scheduler scheduler;

	/**
	 * Create the routes.
	 * @param api the simulated API
	 * @param slowAnswer how long a slow answer takes
	 * @param mayBlock whether the API may wait for something, and must not do so on an
	 * event loop, which has other requests to lead
	 */
	public ApiRoutes(TracklyApi api, Duration slowAnswer, boolean mayBlock) {
		this.api = api;
		this.writer = new AnswerWriter(slowAnswer);
		this.mayBlock = mayBlock;
		this.scheduler = mayBlock ? WorkerThreads.create("trackly-simulator-worker", MOST_WORKERS)
				: Schedulers.immediate();
	}

	@Override
	public void accept(HttpServerRoutes routes) {
		routes.route((request) -> true, this::answer);
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(NO_BODY)
			.publishOn(this.scheduler)
			.flatMap((body) -> answer(request, response, body));
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, byte[] body) {
		ApiRequest apiRequest;
		try {
			apiRequest = toApiRequest(request, body);
		}
		catch (IllegalArgumentException ex) {
			// Path or query are none
			return response.status(HttpResponseStatus.BAD_REQUEST).send();
		}
		Answer answer = this.api.answer(apiRequest);
		Mono<Void> write = this.writer.write(response, answer, this.api.write(answer));
		return this.mayBlock ? Channels.onEventLoop(response, write) : write;
	}

	private ApiRequest toApiRequest(HttpServerRequest request, byte[] body) {
		return new ApiRequest(request.method().name(), request.fullPath(), request.requestHeaders().get("X-Api-Key"),
				query(request.uri()), body);
	}

	private static Map<String, String> query(String uri) {
		Map<String, String> query = new HashMap<>();
		new QueryStringDecoder(uri).parameters().forEach((name, values) -> query.put(name, values.get(0)));
		return query;
	}

}
