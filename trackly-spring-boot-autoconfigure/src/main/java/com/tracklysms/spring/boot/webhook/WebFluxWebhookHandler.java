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

package com.tracklysms.spring.boot.webhook;

import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Handles requests to the webhook with Spring WebFlux. Listeners are called on a thread
 * that may block.
 */
class WebFluxWebhookHandler {

	private static final byte[] EMPTY = {};

	private final TracklyWebhookProcessor processor;

	WebFluxWebhookHandler(TracklyWebhookProcessor processor) {
		this.processor = processor;
	}

	/**
	 * Read one byte more than permitted, by which the processor knows a body that is too
	 * large.
	 */
	Mono<ServerResponse> handle(ServerRequest request) {
		HttpHeaders headers = request.headers().asHttpHeaders();
		Flux<DataBuffer> buffers = request.body(BodyExtractors.toDataBuffers());
		return DataBufferUtils
			.join(DataBufferUtils.takeUntilByteCount(buffers, this.processor.getMaxBodySize().toBytes() + 1))
			.map(this::bytes)
			.defaultIfEmpty(EMPTY)
			.publishOn(Schedulers.boundedElastic())
			.map((body) -> this.processor.process(body, headers))
			.flatMap(this::answer);
	}

	private byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private Mono<ServerResponse> answer(WebhookOutcome outcome) {
		return ServerResponse.status(outcome.getStatus())
			.headers((headers) -> headers.putAll(outcome.getHeaders()))
			.build();
	}

}
