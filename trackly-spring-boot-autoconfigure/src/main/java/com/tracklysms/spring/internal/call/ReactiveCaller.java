package com.tracklysms.spring.internal.call;

import java.time.Duration;

import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.ratelimit.RequestPacer;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.retry.TimeBudget;
import reactor.core.publisher.Mono;

/**
 * Makes one attempt of a call without blocking.
 */
public final class ReactiveCaller {

	private final ApiExchange exchange;

	private final AnswerTranslator answerTranslator;

	private final TransportFailures transportFailures;

	private final RequestPacers pacers;

	private final Duration timeout;

	public ReactiveCaller(ApiExchange exchange, AnswerTranslator answerTranslator, TransportFailures transportFailures,
			RequestPacers pacers, Duration timeout) {
		this.exchange = exchange;
		this.answerTranslator = answerTranslator;
		this.transportFailures = transportFailures;
		this.pacers = pacers;
		this.timeout = timeout;
	}

	/**
	 * Call the API once, when it is the request's turn.
	 * @return the result, or a {@code TracklyException} if there was no answer, or not a
	 * success that can be read
	 */
	<T> Mono<T> call(ApiRequest<T> request, SendGate gate, TimeBudget budget, CallObservation observation) {
		RequestPacer pacer = this.pacers.of(request.kind());
		if (pacer.isFree()) {
			return exchange(request, gate, pacer, observation);
		}
		Duration timeLeft = budget.timeLeft();
		return pacer.turn(budget)
			.doOnTerminate(() -> observation.waits(timeLeft.minus(budget.timeLeft())))
			.flatMap((refusal) -> Mono.<T>error(refusal.toException()))
			.switchIfEmpty(Mono.defer(() -> exchange(request, gate, pacer, observation)));
	}

	private <T> Mono<T> exchange(ApiRequest<T> request, SendGate gate, RequestPacer pacer,
			CallObservation observation) {
		long sentAt = pacer.now();
		return observation.around(this.exchange.exchange(request, gate))
			.timeout(this.timeout)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("No answer")))
			.onErrorMap((failure) -> this.transportFailures.translate(failure, request.kind(), gate))
			.doOnNext((answer) -> {
				pacer.answered(sentAt, answer);
				observation.answered(answer);
			})
			.map((answer) -> translate(request, answer));
	}

	/**
	 * Reactor passes on no error of the virtual machine: the caller would wait for ever
	 * if, say, a class of the application's translator could not be loaded.
	 */
	private <T> T translate(ApiRequest<T> request, ApiAnswer answer) {
		try {
			return this.answerTranslator.translate(request, answer);
		}
		catch (LinkageError | VirtualMachineError ex) {
			throw new IllegalStateException("The answer could not be dealt with", ex);
		}
	}

}
