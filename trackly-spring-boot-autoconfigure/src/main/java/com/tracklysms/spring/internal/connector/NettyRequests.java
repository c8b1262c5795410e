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

package com.tracklysms.spring.internal.connector;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;

/**
 * Requests of Reactor Netty, whose connections are guarded from the first request on.
 */
final class NettyRequests {

	private static final String BYTE_GUARD = "trackly.byteGuard";

	private static final String ANSWER_GUARD = "trackly.answerGuard";

	private NettyRequests() {
	}

	static @Nullable Mono<Void> prepare(Object request) {
		if (request instanceof ChannelOperations<?, ?> operations) {
			ChannelPipeline pipeline = operations.channel().pipeline();
			guard(pipeline);
			return tunnel(pipeline);
		}
		return null;
	}

	/**
	 * A handler for a proxy takes the request before its tunnel stands, unless the
	 * request is to be encrypted.
	 */
	private static @Nullable Mono<Void> tunnel(ChannelPipeline pipeline) {
		return (pipeline.get(NettyPipeline.ProxyHandler) instanceof ProxyHandler proxy && !proxy.isConnected())
				? Mono.create((sink) -> proxy.connectFuture().addListener((connected) -> end(connected, sink))) : null;
	}

	private static void end(Future<?> connected, MonoSink<Void> sink) {
		if (connected.isSuccess()) {
			sink.success();
		}
		else {
			sink.error(connected.cause());
		}
	}

	/**
	 * Streams of HTTP/2 have no such codec, and need no guard: each answer has the number
	 * of its request.
	 */
	private static void guard(ChannelPipeline pipeline) {
		if (pipeline.get(ANSWER_GUARD) == null && pipeline.get(NettyPipeline.HttpCodec) != null) {
			NettyAnswerGuard guard = new NettyAnswerGuard();
			pipeline.addBefore(NettyPipeline.HttpCodec, BYTE_GUARD, guard.byteGuard());
			pipeline.addAfter(NettyPipeline.HttpCodec, ANSWER_GUARD, guard);
		}
	}

}
