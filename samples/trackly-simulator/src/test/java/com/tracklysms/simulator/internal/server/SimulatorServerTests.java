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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SimulatorServer}.
 */
class SimulatorServerTests {

	private final SimulatorServer server = SimulatorServer.start(0,
			List.of((routes) -> routes.get("/", (request, response) -> response.sendString(Mono.just("page"))),
					(routes) -> routes.route((request) -> true, (request, response) -> response.sendNotFound())));

	@AfterEach
	void stop() {
		this.server.stop();
	}

	@Test
	void asksRoutesInTheirOrder() throws Exception {
		assertThat(get("/").body()).isEqualTo("page");
		assertThat(get("/api/v1/messages").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> get(String path) throws Exception {
		URI uri = URI.create("http://127.0.0.1:" + this.server.getPort() + path);
		return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

}
