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

package com.tracklysms.benchmark.stub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

import com.tracklysms.benchmark.process.LineProtocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A server that answers with bytes that were made before. It runs in a process of its
 * own, so that what it costs is not counted as the clients'.
 */
public final class StubServer {

	private final StubCounters counters = new StubCounters();

	private volatile @Nullable RateLimit limit;

	private volatile StubAnswering answering;

	private StubServer(StubMode mode) {
		this.limit = limit(mode);
		this.answering = answering(mode, this.limit);
	}

	private static @Nullable RateLimit limit(StubMode mode) {
		return (mode.model() != null) ? new RateLimit(mode.model(), mode.retryAfter()) : null;
	}

	private static StubAnswering answering(StubMode mode, @Nullable RateLimit limit) {
		if (limit != null) {
			return new LimitedAnswering(limit);
		}
		return mode.delay().isZero() ? StubAnswering.atOnce() : StubAnswering.delayed(mode.delay().toMillis());
	}

	/**
	 * Say the URL, then answer each question that is asked, until the input ends.
	 */
	public static void serve(LineProtocol protocol, StubMode mode) throws IOException, InterruptedException {
		StubServer server = new StubServer(mode);
		EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		protocol.write("http://127.0.0.1:" + server.start(eventLoop));
		String question = protocol.read();
		while (question != null) {
			protocol.write(server.answer(question.split(" ")));
			question = protocol.read();
		}
	}

	private String answer(String[] question) {
		return switch (question[0]) {
			case "requests" -> Long.toString(this.counters.requests().sum());
			case "messages" -> Long.toString(this.counters.messages().sum());
			case "mode" -> change(StubMode.parse(Arrays.asList(question).subList(1, question.length)));
			case "limit" -> counts(Long.parseLong(question[1])).format();
			default -> throw new IllegalArgumentException("No question: " + question[0]);
		};
	}

	private LimitCounts counts(long nanos) {
		RateLimit limit = this.limit;
		Assert.state(limit != null, "Nothing is limited");
		return limit.counts(nanos);
	}

	private String change(StubMode mode) {
		this.limit = limit(mode);
		this.answering = answering(mode, this.limit);
		return "changed";
	}

	private int start(EventLoopGroup eventLoop) throws InterruptedException {
		Channel channel = new ServerBootstrap().group(eventLoop)
			.channel(NioServerSocketChannel.class)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel connection) {
					connection.pipeline()
						.addLast(new HttpRequestDecoder(),
								new StubHandler(StubServer.this.counters, () -> StubServer.this.answering));
				}

			})
			.bind(InetAddress.getLoopbackAddress(), 0)
			.sync()
			.channel();
		return ((InetSocketAddress) channel.localAddress()).getPort();
	}

}
