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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tracklysms.benchmark.context.ClientContext;
import com.tracklysms.benchmark.sample.SampleMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends with Spring's WebClient alone, as one would write it by hand.
 */
final class WebClientCandidate implements Candidate {

	private final WebClient webClient;

	WebClientCandidate(ClientContext context) {
		this.webClient = context.webClient();
	}

	@Override
	public void send() {
		Response response = this.webClient.post()
			.uri("/v1/messages")
			.header("X-Api-Key", SampleMessage.API_KEY)
			.bodyValue(new Request(SampleMessage.TO, SampleMessage.BODY, SampleMessage.SENDING_NUMBER_ID))
			.retrieve()
			.bodyToMono(Response.class)
			.block();
		Assert.state(response != null && response.messageId() != null, "No message id");
	}

	record Request(@JsonProperty("to_msisdn") String to, String body,
			@JsonProperty("from_phone_number_id") String from) {

	}

	record Response(@Nullable @JsonProperty("message_id") String messageId, @Nullable String status,
			@Nullable Integer segments, @Nullable Boolean gsm7, boolean deprecated) {

	}

}
