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

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import com.tracklysms.simulator.internal.inbox.Inbox;
import com.tracklysms.simulator.internal.inbox.InboxAnswer;
import com.tracklysms.simulator.internal.inbox.InboxRequest;
import com.tracklysms.simulator.internal.inbox.RequestOrigin;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Leads the requests of the page to the inbox.
 */
public final class InboxRoutes implements Consumer<HttpServerRoutes> {

	private static final byte[] NO_BODY = {};

	private static final int MOST_WORKERS = 4;

	private final Scheduler readers = WorkerThreads.create("trackly-simulator-inbox", MOST_WORKERS);

	// Callbacks wait for the application, and reading must not wait for them
	private final Scheduler actors = WorkerThreads.create("trackly-simulator-inbox-action", MOST_WORKERS);

	private final Inbox inbox;

	private final ChangeStream changes;

	public InboxRoutes(Inbox inbox) {
		this.inbox = inbox;
		this.changes = new ChangeStream(inbox::getVersion);
	}

	@Override
	public void accept(HttpServerRoutes routes) {
		routes.route((request) -> isForInbox(request.uri()), this::answer);
	}

	private static boolean isForInbox(String uri) {
		return uri.equals(InboxRequest.PAGE) || uri.startsWith(InboxRequest.ROOT) || uri.startsWith("/?");
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		return request.receive()
			.aggregate()
			.asByteArray()
			.defaultIfEmpty(NO_BODY)
			.publishOn(request.method().name().equals("POST") ? this.actors : this.readers)
			.flatMap((body) -> answer(request, response, body));
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, byte[] body) {
		InboxRequest inboxRequest;
		try {
			inboxRequest = toInboxRequest(request, body);
		}
		catch (IllegalArgumentException ex) {
			// Path or query are none
			return response.status(HttpResponseStatus.BAD_REQUEST).send();
		}
		InboxAnswer answer = this.inbox.answer(inboxRequest);
		response.status(answer.status()).header(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
		InboxAnswer.HEADERS.forEach(response::header);
		return answer.isStream() ? this.changes.write(response)
				: response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
	}

	private static InboxRequest toInboxRequest(HttpServerRequest request, byte[] body) {
		HttpHeaders headers = request.requestHeaders();
		QueryStringDecoder uri = new QueryStringDecoder(request.uri());
		Map<String, String> query = new HashMap<>();
		uri.parameters().forEach((name, values) -> query.put(name, values.get(0)));
		RequestOrigin origin = new RequestOrigin(headers.getAll(HttpHeaderNames.HOST),
				headers.get(HttpHeaderNames.ORIGIN), headers.get("Sec-Fetch-Site"));
		return new InboxRequest(request.method().name(), uri.path(), query, origin,
				headers.get(HttpHeaderNames.CONTENT_TYPE), body);
	}

}
