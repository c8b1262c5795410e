package com.tracklysms.spring.internal.http;

import javax.net.ssl.SSLHandshakeException;

import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
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
		SendGate gate = (SendGate) request.attributes().get(GATE_ATTRIBUTE);
		Assert.state(gate != null, "No gate");
		return Mono.defer(() -> exchange(request, next, gate));
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next, SendGate gate) {
		if (gate.hasPassed()) {
			return Mono.error(new IllegalStateException("A filter of the WebClient tried to send the request again"));
		}
		return next.exchange(request).doOnError((failure) -> noteRefusal(failure, gate));
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
