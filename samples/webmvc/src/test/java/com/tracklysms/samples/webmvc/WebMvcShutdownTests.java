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

package com.tracklysms.samples.webmvc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the shutdown of the application while it sends a message for a web request.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebMvcShutdownTests {

	private final CountDownLatch requested = new CountDownLatch(1);

	private final CountDownLatch closing = new CountDownLatch(1);

	@Test
	void webRequestThatSendsIsAnsweredBeforeTheApplicationEnds() throws Exception {
		HttpServer trackly = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		trackly.createContext("/", this::queueWhileClosing);
		trackly.start();
		ConfigurableApplicationContext context = start(trackly.getAddress().getPort());
		try {
			TracklyOperations operations = context.getBean(TracklyOperations.class);
			CompletableFuture<HttpResponse<Void>> response = post(
					context.getEnvironment().getRequiredProperty("local.server.port"));
			this.requested.await();
			context.close();
			assertThat(response.get().statusCode()).isEqualTo(202);
			assertThatExceptionOfType(TracklyConnectionException.class)
				.isThrownBy(() -> operations.send("+12065550100", "Hello"))
				.withMessage("Request was not sent, since the application is shutting down");
		}
		finally {
			context.close();
			trackly.stop(0);
		}
	}

	private ConfigurableApplicationContext start(int port) {
		ApplicationListener<ContextClosedEvent> listener = (event) -> this.closing.countDown();
		return new SpringApplicationBuilder(WebMvcApplication.class).listeners(listener)
			.run("--server.port=0", "--trackly.base-url=http://localhost:" + port + "/api",
					"--trackly.api-key=trk_a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6");
	}

	private CompletableFuture<HttpResponse<Void>> post(String port) {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + port + "/login-codes?number=%2B12065550100"))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding());
	}

	private void queueWhileClosing(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		this.requested.countDown();
		try {
			this.closing.await();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		byte[] answer = "{\"message_id\":\"msg_1\",\"status\":\"queued\"}".getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(201, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

}
