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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import com.tracklysms.simulator.fault.Fault;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes an answer the way that a fault says.
 */
final class FaultyWriter {

	private static final byte[] INTERIM_RESPONSE = "HTTP/1.1 102 Processing\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private static final int MOST_DRIPS = 20;

	private static final Callable<Void> NOTHING = () -> null;

	private final HttpServerResponse response;

	private final Channel channel;

	private final byte[] body;

	FaultyWriter(HttpServerResponse response, Channel channel, byte[] body) {
		this.response = response;
		this.channel = channel;
		this.body = body;
	}

	Mono<Void> write(Fault.Type type, Duration duration) {
		return switch (type) {
			case RATE_LIMITED, SERVER_ERROR, SERVICE_UNAVAILABLE -> whole(this.body);
			case SLOW_ANSWER -> pause(duration).then(whole(this.body));
			case DRIPPING_ANSWER -> parts(drips(duration));
			case HALF_ANSWER -> whole(half());
			case INTERIM_RESPONSE -> interimResponse().then(whole(this.body));
			case CLOSED_BEFORE_ANSWER -> close();
			case CLOSED_WITHIN_ANSWER -> parts(Flux.just(half())).then(close());
			case CLOSED_AFTER_ANSWER -> whole(this.body).then(close());
			case CONNECTION_RESET -> reset();
		};
	}

	private Mono<Void> whole(byte[] body) {
		return Mono.defer(() -> this.response.sendObject(Unpooled.wrappedBuffer(body)).then());
	}

	/**
	 * Write parts of the body as they come, which need not be all.
	 */
	private Mono<Void> parts(Flux<byte[]> parts) {
		return this.response.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(this.body.length))
			.send(parts.map(Unpooled::wrappedBuffer), (part) -> true)
			.then();
	}

	private byte[] half() {
		return Arrays.copyOf(this.body, this.body.length / 2);
	}

	private Flux<byte[]> drips(Duration duration) {
		int count = Math.min(this.body.length, MOST_DRIPS);
		Duration pause = duration.dividedBy(count);
		return Flux.range(0, count)
			.concatMap((index) -> pause(pause).thenReturn(Arrays.copyOfRange(this.body,
					this.body.length * index / count, this.body.length * (index + 1) / count)));
	}

	/**
	 * Let time pass without a thread that waits, and by no scheduler that a test could
	 * have replaced.
	 */
	private Mono<Void> pause(Duration duration) {
		return FutureMono
			.deferFuture(() -> this.channel.eventLoop().schedule(NOTHING, duration.toNanos(), TimeUnit.NANOSECONDS));
	}

	/**
	 * Written below the codec, which takes an answer for the last one.
	 */
	private Mono<Void> interimResponse() {
		return FutureMono.deferFuture(() -> this.channel.pipeline()
			.context(NettyPipeline.HttpCodec)
			.writeAndFlush(Unpooled.wrappedBuffer(INTERIM_RESPONSE)));
	}

	private Mono<Void> close() {
		return FutureMono.deferFuture(this.channel::close);
	}

	private Mono<Void> reset() {
		return Mono.fromRunnable(() -> this.channel.config().setOption(ChannelOption.SO_LINGER, 0)).then(close());
	}

}
