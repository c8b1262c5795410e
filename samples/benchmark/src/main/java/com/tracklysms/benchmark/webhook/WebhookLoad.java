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

package com.tracklysms.benchmark.webhook;

import java.io.IOException;

import com.tracklysms.benchmark.process.LineProtocol;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.util.Assert;

/**
 * The process that sends events.
 */
public final class WebhookLoad {

	static final int CONNECTIONS = 64;

	private static final int NO_CONTENT = 204;

	private final HttpClient client = HttpClient.create(ConnectionProvider.create("webhooks", CONNECTIONS))
		.headers((headers) -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"));

	private WebhookLoad() {
	}

	/**
	 * Read where to send how many events to, and say when all are processed, until the
	 * input ends.
	 */
	public static void serve(LineProtocol protocol) throws IOException {
		WebhookLoad load = new WebhookLoad();
		String command = protocol.read();
		while (command != null) {
			String[] parts = command.split(" ");
			load.send(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
			protocol.write("done");
			command = protocol.read();
		}
	}

	private void send(String url, long first, int events) {
		Flux.range(0, events).flatMap((index) -> send(url, first + index), CONNECTIONS).blockLast();
	}

	private Mono<Void> send(String url, long number) {
		SignedDelivery delivery = SignedDelivery.of(number);
		return this.client
			.headers((headers) -> headers.set("X-Trackly-Signature", delivery.signature())
				.set(HttpHeaderNames.CONTENT_LENGTH, delivery.body().length))
			.post()
			.uri(url)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(delivery.body())))
			.response()
			.doOnNext((response) -> Assert.state(response.status().code() == NO_CONTENT,
					() -> "Answered " + response.status()))
			.then();
	}

}
