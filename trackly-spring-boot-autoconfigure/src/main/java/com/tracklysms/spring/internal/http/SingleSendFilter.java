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

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Innermost filter of the client, which sends each attempt once only. Filters of the
 * application are applied around it, and one of them may retry failed requests, as is
 * appropriate for other services.
 */
final class SingleSendFilter implements ExchangeFilterFunction {

	static final String GATE_ATTRIBUTE = SendGate.class.getName();

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		SendGate gate = gateOf(request);
		return (gate != null) ? Mono.defer(() -> exchange(request, next, gate))
				: Mono.error(new FilterMistakeException("A filter of the WebClient replaces the whole request. "
						+ "Have it change a copy of the request: ClientRequest.from(request)"));
	}

	private @Nullable SendGate gateOf(ClientRequest request) {
		if (request.attributes().get(GATE_ATTRIBUTE) instanceof SendGate gate) {
			return gate;
		}
		return (request.body() instanceof GatedBody body) ? body.gate() : null;
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next, SendGate gate) {
		if (gate.hasPassed()) {
			return Mono.error(new FilterMistakeException("A filter of the WebClient tried to send the request again, "
					+ "which can text a person twice. Leave retries to the client"));
		}
		gate.reach();
		return next.exchange(request)
			.doOnNext((response) -> gate.answer(response.statusCode()))
			.doOnError((failure) -> noteRefusal(failure, gate));
	}

	/**
	 * With TLS 1.3 a server can refuse the client's certificate after the client has
	 * completed the handshake and sent its request, which the server then does not read.
	 */
	private void noteRefusal(Throwable failure, SendGate gate) {
		for (Throwable current = failure; current != null; current = current.getCause()) {
			if (current instanceof SSLHandshakeException) {
				gate.refuse();
			}
		}
	}

}
