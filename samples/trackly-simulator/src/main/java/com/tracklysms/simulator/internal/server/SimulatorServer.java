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
import java.util.List;
import java.util.function.Consumer;

import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.LoopResources;

/**
 * The HTTP server below a simulator, reachable from this machine only.
 */
public final class SimulatorServer {

	private static final String LOOPBACK = "127.0.0.1";

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	// Not those of Reactor Netty, which the client under test has
	private final LoopResources eventLoops;

	private final ChannelGroup connections;

	private final DisposableServer server;

	private SimulatorServer(LoopResources eventLoops, ChannelGroup connections, DisposableServer server) {
		this.eventLoops = eventLoops;
		this.connections = connections;
		this.server = server;
	}

	/**
	 * Start a server.
	 * @param port the port, 0 for any free one
	 * @param routes what adds the routes, in the order in which they are asked whether
	 * they take a request: {@link ApiRoutes} take all, and so are the last
	 * @return the running server
	 * @throws IllegalStateException if the port is taken
	 */
	public static SimulatorServer start(int port, List<Consumer<HttpServerRoutes>> routes) {
		LoopResources eventLoops = LoopResources.create("trackly-simulator", Runtime.getRuntime().availableProcessors(),
				true);
		ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);
		HttpServer server = server(port, routes).runOn(eventLoops)
			.doOnConnection((connection) -> connections.add(connection.channel()));
		try {
			return new SimulatorServer(eventLoops, connections, server.bindNow());
		}
		catch (ChannelBindException ex) {
			eventLoops.dispose();
			throw new IllegalStateException("Cannot listen on " + LOOPBACK + ":" + port, ex);
		}
	}

	private static HttpServer server(int port, List<Consumer<HttpServerRoutes>> routes) {
		return HttpServer.create()
			.host(LOOPBACK)
			.port(port)
			.protocol(HttpProtocol.HTTP11)
			.option(ChannelOption.SO_BACKLOG, 1000)
			.route((all) -> routes.forEach((some) -> some.accept(all)));
	}

	public int getPort() {
		return this.server.port();
	}

	/**
	 * Stop listening and drop the open connections.
	 */
	public void stop() {
		this.server.disposeNow(STOP_TIMEOUT);
		// So that answers on their way are given up, and do not fail for want of a loop
		this.connections.close().awaitUninterruptibly(STOP_TIMEOUT.toMillis());
		this.eventLoops.disposeLater(Duration.ZERO, STOP_TIMEOUT).block();
	}

}
