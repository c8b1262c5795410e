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

package com.tracklysms.benchmark.candidate;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.benchmark.sample.SampleMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Posts a batch that is ready again and again with Spring's WebClient alone, as one would
 * write it by hand.
 */
final class WebClientLoopCandidate implements BulkCandidate {

	private final WebClient webClient;

	private final Request batch = new Request(SampleMessage.SENDING_NUMBER_ID,
			SampleBatch.recipients().stream().map((to) -> new Message(to, SampleMessage.BODY)).toList());

	WebClientLoopCandidate(ClientContext context) {
		this.webClient = context.webClient();
	}

	@Override
	public void sendAll(long messages) {
		Long queued = Flux.range(0, SampleBatch.batchesOf(messages))
			.flatMap((index) -> post(), SampleBatch.CONCURRENCY)
			.reduce(0L, (sum, response) -> sum + response.queuedCount())
			.block();
		Assert.state(queued != null && queued == messages, () -> queued + " messages were queued");
	}

	private Mono<Response> post() {
		return this.webClient.post()
			.uri("/v1/messages/bulk")
			.header("X-Api-Key", SampleMessage.API_KEY)
			.bodyValue(this.batch)
			.retrieve()
			.bodyToMono(Response.class);
	}

	record Request(@JsonProperty("from_phone_number_id") String from, List<Message> messages) {

	}

	record Message(@JsonProperty("to_msisdn") String to, String body) {

	}

	record Response(@JsonProperty("queued_count") int queuedCount, @JsonProperty("error_count") int errorCount,
			List<Object> errors, boolean deprecated) {

	}

}
