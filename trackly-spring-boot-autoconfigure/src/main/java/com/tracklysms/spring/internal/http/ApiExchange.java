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

package com.tracklysms.spring.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import com.tracklysms.spring.internal.connector.NativeRequests;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Executes one HTTP exchange: sends a request and collects the answer, without
 * interpreting it.
 */
public final class ApiExchange {

	private static final Log logger = LogFactory.getLog(ApiExchange.class);

	private static final int MAX_ERROR_BYTES = 2 * 1024;

	/**
	 * Sufficient for a thousand rejected messages with long explanations.
	 */
	private static final int MAX_RESULT_BYTES = 5 * 1024 * 1024;

	/**
	 * An exchange that nobody waits for any more also ends, mostly with an error. Reactor
	 * would log it as such, with the request and its key.
	 */
	private static final Context WITHOUT_DROPPED_ERRORS = Context.of("reactor.onErrorDropped.local",
			(Consumer<Throwable>) ApiExchange::logDropped);

	/**
	 * Set by WebClient itself for URIs that it expands.
	 */
	private static final String URI_TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	private final WebClient webClient;

	private final ApiUris uris;

	private final ApiKey apiKey;

	private final RetryAfter retryAfter;

	public ApiExchange(WebClient webClient, ApiUris uris, ApiKey apiKey, RetryAfter retryAfter) {
		this.webClient = webClient.mutate().filter(new SingleSendFilter()).build();
		this.uris = uris;
		this.apiKey = apiKey;
		this.retryAfter = retryAfter;
	}

	/**
	 * Return the API key for an attempt.
	 * @throws com.tracklysms.spring.error.TracklyException if there is none that can be
	 * sent
	 */
	public String apiKey() {
		return this.apiKey.current();
	}

	/**
	 * Send a request and collect the answer. All statuses are treated as successful, so
	 * that status handlers of the application do not apply; {@code exchangeToMono} would
	 * do the same, but subscribe to each body a second time.
	 */
	public Mono<ApiAnswer> exchange(ApiRequest<?> request, SendGate gate, String apiKey) {
		ApiUris.ApiUri uri = this.uris.of(request);
		return this.webClient.method(request.method())
			.uri(uri.uri())
			.attribute(URI_TEMPLATE_ATTRIBUTE, uri.template())
			.apiVersion(null)
			.attribute(SingleSendFilter.GATE_ATTRIBUTE, gate)
			.body(new GatedBody(gate, bodyOf(request, gate, apiKey)))
			.retrieve()
			.onStatus((status) -> true, (response) -> Mono.empty())
			.toEntityFlux(BodyExtractors.toDataBuffers())
			.flatMap((response) -> collect(response, gate))
			.onErrorResume((failure) -> answered(failure, gate))
			.contextWrite(WITHOUT_DROPPED_ERRORS);
	}

	/**
	 * A filter of the application may throw an exception for an answer with an error
	 * status, as is appropriate for other services. The answer is known nevertheless.
	 */
	private Mono<ApiAnswer> answered(Throwable failure, SendGate gate) {
		HttpStatusCode status = gate.answered();
		if (status == null || status.is2xxSuccessful() || gate.isWaiting()) {
			return Mono.error(failure);
		}
		HttpHeaders headers = HttpHeaders.EMPTY;
		byte[] body = {};
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WebClientResponseException response && response.getStatusCode().isSameCodeAs(status)) {
				headers = response.getHeaders();
				body = response.getResponseBodyAsByteArray();
			}
		}
		return Mono.just(new ApiAnswer(status, headers, body, true, this.retryAfter.read(headers)));
	}

	/**
	 * Essential headers are set here, so that they override those set by the application
	 * and are not visible to its filters.
	 */
	private BodyInserter<ByteBuffer, ClientHttpRequest> bodyOf(ApiRequest<?> request, SendGate gate, String apiKey) {
		return (output, context) -> {
			Mono<Void> connection = NativeRequests.prepare(output);
			HttpHeaders headers = output.getHeaders();
			headers.set("X-Api-Key", apiKey);
			headers.setContentType(MediaType.APPLICATION_JSON);
			headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
			Mono<Void> write = write(request.body(), output, gate);
			return (connection != null) ? connection.then(write) : write;
		};
	}

	private Mono<Void> write(@Nullable ByteBuffer body, ClientHttpRequest output, SendGate gate) {
		if (body == null) {
			return Mono.defer(() -> {
				pass(gate);
				return output.setComplete();
			});
		}
		output.getHeaders().setContentLength(body.remaining());
		return output.writeWith(Mono.fromSupplier(() -> {
			pass(gate);
			return output.bufferFactory().wrap(body.duplicate());
		}));
	}

	private void pass(SendGate gate) {
		Assert.state(gate.pass(), "The call was abandoned");
	}

	private Mono<ApiAnswer> collect(ResponseEntity<Flux<DataBuffer>> response, SendGate gate) {
		HttpStatusCode status = response.getStatusCode();
		Flux<DataBuffer> content = DataBufferUtils.takeUntilByteCount(
				(response.getBody() != null) ? response.getBody() : Flux.empty(),
				status.is2xxSuccessful() ? MAX_RESULT_BYTES : MAX_ERROR_BYTES);
		ByteArrayOutputStream body = new ByteArrayOutputStream(256);
		// Not passed on: a buffer that operators discard is released by WebFlux, a second
		// time
		return content.<Void>handle((buffer, sink) -> append(buffer, body))
			.then(Mono.fromSupplier(() -> answer(response, body, gate, true)))
			// The status is still valid if the connection is lost while reading the body
			.onErrorResume((failure) -> Mono.fromSupplier(() -> answer(response, body, gate, false)));
	}

	private ApiAnswer answer(ResponseEntity<?> response, ByteArrayOutputStream body, SendGate gate, boolean complete) {
		HttpStatusCode status = response.getStatusCode();
		if (gate.isWaiting()) {
			throw new ProxyAnswerException(status);
		}
		return new ApiAnswer(status, response.getHeaders(), body.toByteArray(), complete,
				status.is2xxSuccessful() ? null : this.retryAfter.read(response.getHeaders()));
	}

	private static void logDropped(Throwable failure) {
		logger.debug(LogMessage.format("Abandoned exchange ended with %s", failure.getClass().getName()));
	}

	private void append(DataBuffer buffer, ByteArrayOutputStream body) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		body.writeBytes(bytes);
	}

}
