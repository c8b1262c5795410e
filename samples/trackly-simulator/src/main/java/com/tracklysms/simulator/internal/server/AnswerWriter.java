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
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import com.tracklysms.simulator.internal.exchange.Answer;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes an answer the way that it is to travel.
 */
final class AnswerWriter {

	private static final Callable<Void> NOTHING = () -> null;

	private final Duration slowAnswer;

	AnswerWriter(Duration slowAnswer) {
		this.slowAnswer = slowAnswer;
	}

	Mono<Void> write(HttpServerResponse response, Answer answer, byte[] body) {
		Mono<Channel> channel = channel(response);
		Mono<Void> whole = response.status(answer.status())
			.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
			.sendObject(Unpooled.wrappedBuffer(body))
			.then();
		return switch (answer.delivery()) {
			case IMMEDIATE -> whole;
			case SLOW -> channel.flatMap((it) -> wait(it, this.slowAnswer)).then(whole);
			case DROPPED -> channel.flatMap(this::close);
		};
	}

	private static Mono<Channel> channel(HttpServerResponse response) {
		return Mono.create((sink) -> response.withConnection((connection) -> sink.success(connection.channel())));
	}

	private Mono<Void> wait(Channel channel, Duration duration) {
		return FutureMono
			.deferFuture(() -> channel.eventLoop().schedule(NOTHING, duration.toMillis(), TimeUnit.MILLISECONDS));
	}

	private Mono<Void> close(Channel channel) {
		return FutureMono.deferFuture(channel::close);
	}

}
