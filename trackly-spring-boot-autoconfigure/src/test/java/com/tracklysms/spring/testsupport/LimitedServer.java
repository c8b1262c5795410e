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

package com.tracklysms.spring.testsupport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Server that accepts so many requests in any second and refuses the others with 429.
 */
public final class LimitedServer implements AutoCloseable {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final int perSecond;

	private final @Nullable Duration retryAfter;

	private final Deque<Long> window = new ArrayDeque<>();

	private final List<Long> accepted = new ArrayList<>();

	private final List<Long> refused = new ArrayList<>();

	private final List<Long> early = new ArrayList<>();

	private long announcedFrom;

	private long announcedUntil;

	private final DisposableServer server;

	private LimitedServer(int perSecond, @Nullable Duration retryAfter) {
		this.perSecond = perSecond;
		this.retryAfter = retryAfter;
		this.server = HttpServer.create().host("localhost").port(0).handle(this::handle).bindNow();
	}

	public static LimitedServer start(int perSecond) {
		return new LimitedServer(perSecond, null);
	}

	public static LimitedServer startAnnouncing(int perSecond, Duration retryAfter) {
		return new LimitedServer(perSecond, retryAfter);
	}

	public int port() {
		return this.server.port();
	}

	private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asString().defaultIfEmpty("").flatMap((body) -> {
			boolean bulk = request.uri().endsWith("/bulk");
			if (accept(System.nanoTime())) {
				return answer(response, 201, bulk ? Call.SEND_BULK.success : Call.SEND.success);
			}
			if (this.retryAfter != null) {
				response.header("Retry-After", Long.toString(this.retryAfter.toSeconds()));
			}
			return answer(response, 429, "{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
		});
	}

	private Mono<Void> answer(HttpServerResponse response, int status, String body) {
		return response.status(status).header("Content-Type", "application/json").sendString(Mono.just(body)).then();
	}

	private synchronized boolean accept(long now) {
		noteIfEarly(now);
		while (!this.window.isEmpty() && this.window.getFirst() <= now - SECOND) {
			this.window.removeFirst();
		}
		if (this.window.size() < this.perSecond) {
			this.window.add(now);
			this.accepted.add(now);
			return true;
		}
		this.refused.add(now);
		if (this.retryAfter != null && now >= this.announcedUntil) {
			this.announcedFrom = now;
			this.announcedUntil = now + this.retryAfter.toNanos();
		}
		return false;
	}

	/**
	 * What was under way when the first refusal was answered cannot know of it.
	 */
	private void noteIfEarly(long now) {
		if (now < this.announcedUntil && now > this.announcedFrom + Duration.ofMillis(200).toNanos()) {
			this.early.add(now);
		}
	}

	public synchronized int accepted() {
		return this.accepted.size();
	}

	public synchronized int refused() {
		return this.refused.size();
	}

	/**
	 * Return how many requests came before an announced time was over.
	 */
	public synchronized int early() {
		return this.early.size();
	}

	/**
	 * Count from here on. What has been accepted still counts for the limit.
	 */
	public synchronized void forget() {
		this.accepted.clear();
		this.refused.clear();
		this.early.clear();
	}

	/**
	 * Return how many requests came within a time after the first.
	 */
	public synchronized long arrivedWithin(Duration time) {
		List<Long> all = new ArrayList<>(this.accepted);
		all.addAll(this.refused);
		long first = all.stream().mapToLong(Long::longValue).min().orElse(0);
		return all.stream().filter((at) -> at - first < time.toNanos()).count();
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
