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

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.benchmark.stub.LastingBuffers;
import com.tracklysms.benchmark.stub.StubAnswers;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import org.springframework.util.Assert;

/**
 * Posts the same bytes again and again with Reactor Netty alone: no JSON is written or
 * read, and nothing is copied before it is sent. Faster is not possible on this machine
 * with this HTTP library.
 */
final class RawNettyCandidate implements BulkCandidate {

	private final HttpClient.ResponseReceiver<?> request;

	RawNettyCandidate(String stub) {
		byte[] document = document().getBytes(StandardCharsets.UTF_8);
		ByteBuf body = LastingBuffers.of(document);
		this.request = HttpClient.create().headers((headers) -> {
			headers.set("X-Api-Key", SampleMessage.API_KEY);
			headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
			headers.set(HttpHeaderNames.CONTENT_LENGTH, document.length);
		}).post().uri(stub + StubAnswers.BULK_PATH).send(Mono.fromSupplier(body::duplicate));
	}

	private static String document() {
		return SampleBatch.recipients()
			.stream()
			.map((to) -> "{\"to_msisdn\":\"" + to + "\",\"body\":\"" + SampleMessage.BODY + "\"}")
			.collect(Collectors.joining(",",
					"{\"from_phone_number_id\":\"" + SampleMessage.SENDING_NUMBER_ID + "\",\"messages\":[", "]}"));
	}

	@Override
	public void sendAll(long messages) {
		int batches = SampleBatch.batchesOf(messages);
		Long created = Flux.range(0, batches)
			.flatMap((index) -> this.request.responseSingle(this::statusAfterBody), SampleBatch.CONCURRENCY)
			.filter((status) -> status == 201)
			.count()
			.block();
		Assert.state(created != null && created == batches, () -> created + " batches were accepted");
	}

	private Mono<Integer> statusAfterBody(HttpClientResponse response, ByteBufMono body) {
		return body.then(Mono.fromSupplier(() -> response.status().code()));
	}

}
