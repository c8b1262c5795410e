package com.tracklysms.spring.internal.call;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.ratelimit.RequestPacer;
import com.tracklysms.spring.internal.ratelimit.RequestPacers;
import com.tracklysms.spring.internal.ratelimit.TurnRefusal;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Makes one attempt of a call on the calling thread, and waits for its end.
 */
public final class BlockingCaller {

	private final ApiExchange exchange;

	private final AnswerTranslator answerTranslator;

	private final TransportFailures transportFailures;

	private final RequestPacers pacers;

	private final Duration timeout;

	public BlockingCaller(ApiExchange exchange, AnswerTranslator answerTranslator, TransportFailures transportFailures,
			RequestPacers pacers, Duration timeout) {
		this.exchange = exchange;
		this.answerTranslator = answerTranslator;
		this.transportFailures = transportFailures;
		this.pacers = pacers;
		this.timeout = timeout;
	}

	/**
	 * Call the API once, when it is the request's turn.
	 * @throws TracklyException if there was no answer, or not a success that can be read
	 */
	<T> T call(ApiRequest<T> request, SendGate gate, TimeBudget budget, CallObservation observation) {
		if (Thread.currentThread().isInterrupted()) {
			throw new TransientTracklyInterruptedException("Interrupted before the request was sent", null);
		}
		RequestPacer pacer = this.pacers.of(request.kind());
		awaitTurn(pacer, budget, observation);
		long sentAt = pacer.now();
		ApiAnswer answer = answerTo(request, gate, observation);
		pacer.answered(sentAt, answer);
		observation.answered(answer);
		return this.answerTranslator.translate(request, answer);
	}

	private void awaitTurn(RequestPacer pacer, TimeBudget budget, CallObservation observation) {
		if (pacer.isFree()) {
			return;
		}
		Duration timeLeft = budget.timeLeft();
		TurnRefusal refusal = blockForTurn(pacer, budget);
		observation.waits(timeLeft.minus(budget.timeLeft()));
		if (refusal != null) {
			throw refusal.toException();
		}
	}

	private @Nullable TurnRefusal blockForTurn(RequestPacer pacer, TimeBudget budget) {
		try {
			return pacer.turn(budget).block();
		}
		catch (RuntimeException ex) {
			if (Thread.currentThread().isInterrupted()) {
				throw new TransientTracklyInterruptedException(
						"Interrupted while waiting for a turn within the rate limit, before the request was sent", ex);
			}
			throw ex;
		}
	}

	/**
	 * Failures are translated here and not on the thread of the HTTP library, so that
	 * their stack traces lead to the caller.
	 */
	private ApiAnswer answerTo(ApiRequest<?> request, SendGate gate, CallObservation observation) {
		try {
			ApiAnswer answer = observation.around(this.exchange.exchange(request, gate)).block(this.timeout);
			Assert.state(answer != null, "No answer");
			return answer;
		}
		catch (RuntimeException ex) {
			throw this.transportFailures.translate(ex, request.kind(), gate);
		}
	}

}
