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

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.tracklysms.simulator.internal.routing.TracklyApi;

/**
 * The WireMock server below a simulator, reachable from this machine only.
 */
public final class SimulatorServer {

	private static final String LOOPBACK = "127.0.0.1";

	private final WireMockServer server;

	// Kept, as WireMock does not tell its port once it has stopped
	private final int port;

	private SimulatorServer(WireMockServer server) {
		this.server = server;
		this.port = server.port();
	}

	public static SimulatorServer start(TracklyApi api, int port, Duration slowAnswer) {
		WireMockServer server = new WireMockServer(configuration(port, slowAnswer)
			.extensions(new ApiTransformer(api, slowAnswer), new WireMockHeaderFilter()));
		try {
			server.start();
		}
		catch (FatalStartupException ex) {
			throw new IllegalStateException("Cannot listen on " + LOOPBACK + ":" + port, ex);
		}
		return new SimulatorServer(server);
	}

	private static WireMockConfiguration configuration(int port, Duration slowAnswer) {
		return restrict(WireMockConfiguration.options().bindAddress(LOOPBACK).port(port)).containerThreads(50)
			.jettyAcceptQueueSize(1000)
			// A slow answer must not hold a thread: a few dozen would stop the simulator
			.asynchronousResponseEnabled(true)
			.asynchronousResponseThreads(2)
			.timeout((int) slowAnswer.plusMinutes(1).toMillis())
			.useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
			.gzipDisabled(true);
	}

	private static WireMockConfiguration restrict(WireMockConfiguration configuration) {
		return configuration.mappingSource(new CatchAllMapping())
			.disableRequestJournal()
			.notifier(new SilentNotifier())
			.stubRequestLoggingDisabled(true)
			.adminAuthenticator((request) -> false)
			.templatingEnabled(false)
			// WireMock cannot drop a connection that was upgraded to HTTP/2
			.http2PlainDisabled(true)
			// It would set system properties of the embedding application
			.disableOptimizeXmlFactoriesLoading(true);
	}

	public int getPort() {
		return this.port;
	}

	public void stop() {
		this.server.stop();
	}

}
