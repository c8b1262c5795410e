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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Tells those who look that something has changed, as server-sent events. It looks a few
 * times a second, so that what changes has nobody to tell.
 */
final class ChangeStream {

	private static final long INTERVAL = 200;

	// A comment now and then finds out that nobody is there any more
	private static final int IDLE_TICKS = 75;

	private final Supplier<String> version;

	ChangeStream(Supplier<String> version) {
		this.version = version;
	}

	Mono<Void> write(HttpServerResponse response) {
		Flux<String> events = Channels.of(response).flatMapMany(this::events);
		return response
			.send(events.map((event) -> Unpooled.copiedBuffer(event, StandardCharsets.UTF_8)), (event) -> true)
			.then();
	}

	private Flux<String> events(Channel channel) {
		return Flux.create((sink) -> {
			Future<?> ticks = channel.eventLoop()
				.scheduleWithFixedDelay(new Watch(sink), 0, INTERVAL, TimeUnit.MILLISECONDS);
			sink.onDispose(() -> ticks.cancel(false));
		});
	}

	/**
	 * Looks for one of those who look.
	 */
	private final class Watch implements Runnable {

		private final FluxSink<String> sink;

		private String seen = "";

		private int idle;

		private Watch(FluxSink<String> sink) {
			this.sink = sink;
		}

		@Override
		public void run() {
			String now = ChangeStream.this.version.get();
			if (!now.equals(this.seen)) {
				this.seen = now;
				this.idle = 0;
				this.sink.next("data: changed\n\n");
			}
			else if (++this.idle == IDLE_TICKS) {
				this.idle = 0;
				this.sink.next(":\n\n");
			}
		}

	}

}
