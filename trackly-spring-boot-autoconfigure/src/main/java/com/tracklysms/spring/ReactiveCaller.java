package com.tracklysms.spring;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Makes one attempt of a call without blocking.
 */
final class ReactiveCaller {

	private final ApiExchange exchange;

	private final AnswerTranslator answerTranslator;

	private final TransportFailures transportFailures;

	private final Duration timeout;

	ReactiveCaller(ApiExchange exchange, AnswerTranslator answerTranslator, TransportFailures transportFailures,
			Duration timeout) {
		this.exchange = exchange;
		this.answerTranslator = answerTranslator;
		this.transportFailures = transportFailures;
		this.timeout = timeout;
	}

	/**
	 * Call the API once.
	 * @return the result, or a {@code TracklyException} if there was no answer, or not a
	 * success that can be read
	 */
	<T> Mono<T> call(ApiRequest<T> request, SendGate gate) {
		return this.exchange.exchange(request, gate)
			.timeout(this.timeout)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("No answer")))
			.onErrorMap((failure) -> this.transportFailures.translate(failure, gate))
			.map((answer) -> this.answerTranslator.translate(request, answer));
	}

}
