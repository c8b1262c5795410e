package com.tracklysms.spring;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;

import org.springframework.util.Assert;

/**
 * Makes one attempt of a call on the calling thread, and waits for its end.
 */
final class BlockingCaller {

	private final ApiExchange exchange;

	private final AnswerTranslator answerTranslator;

	private final TransportFailures transportFailures;

	private final Duration timeout;

	BlockingCaller(ApiExchange exchange, AnswerTranslator answerTranslator, TransportFailures transportFailures,
			Duration timeout) {
		this.exchange = exchange;
		this.answerTranslator = answerTranslator;
		this.transportFailures = transportFailures;
		this.timeout = timeout;
	}

	/**
	 * Call the API once.
	 * @throws TracklyException if there was no answer, or not a success that can be read
	 */
	<T> T call(ApiRequest<T> request, SendGate gate) {
		if (Thread.currentThread().isInterrupted()) {
			throw new TransientTracklyInterruptedException("Interrupted before the request was sent", null);
		}
		return this.answerTranslator.translate(request, answerTo(request, gate));
	}

	/**
	 * Failures are translated here and not on the thread of the HTTP library, so that
	 * their stack traces lead to the caller.
	 */
	private ApiAnswer answerTo(ApiRequest<?> request, SendGate gate) {
		try {
			ApiAnswer answer = this.exchange.exchange(request, gate).block(this.timeout);
			Assert.state(answer != null, "No answer");
			return answer;
		}
		catch (RuntimeException ex) {
			throw this.transportFailures.translate(ex, gate);
		}
	}

}
