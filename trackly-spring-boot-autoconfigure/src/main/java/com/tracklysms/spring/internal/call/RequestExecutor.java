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

package com.tracklysms.spring.internal.call;

import java.time.Duration;
import java.util.Map;

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.ratelimit.RequestPacer;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.TimeBudget;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Makes one attempt at a request, as soon as its turn has come.
 */
public final class RequestExecutor {

	private final ApiExchange exchange;

	private final AnswerTranslator answerTranslator;

	private final TransportFailures transportFailures;

	private final Map<RequestKind, RequestPacer> pacers;

	private final Duration timeout;

	/**
	 * Create a new instance.
	 * @param pacers the pacers of the account, one for each kind of requests
	 * @param timeout the timeout of one attempt
	 */
	public RequestExecutor(ApiExchange exchange, AnswerTranslator answerTranslator, TransportFailures transportFailures,
			Map<RequestKind, RequestPacer> pacers, Duration timeout) {
		this.exchange = exchange;
		this.answerTranslator = answerTranslator;
		this.transportFailures = transportFailures;
		this.pacers = pacers;
		this.timeout = timeout;
	}

	private AttemptPacing pacing(ApiRequest<?> request, TimeBudget budget, CallObservation observation) {
		RequestPacer pacer = this.pacers.get(request.kind());
		Assert.state(pacer != null, "No pacer");
		return new AttemptPacing(pacer, budget, observation);
	}

	/**
	 * Make an attempt and block until it completes. Failures are translated on the
	 * calling thread rather than on that of the HTTP library, so that stack traces
	 * include the calling code.
	 * @throws TracklyException if there was no answer, or not a successful answer that
	 * can be parsed
	 */
	public <T> T execute(ApiRequest<T> request, SendGate gate, TimeBudget budget, CallObservation observation) {
		if (Thread.currentThread().isInterrupted()) {
			throw new TransientTracklyInterruptedException("Interrupted before the request was sent", null);
		}
		AttemptPacing pacing = pacing(request, budget, observation);
		if (!pacing.isFree()) {
			pacing.awaitTurn();
		}
		budget.lifetime().assertOpen(null);
		long sentAt = pacing.now();
		ApiAnswer answer = answerTo(request, gate, budget, observation);
		pacing.learnFrom(answer, sentAt);
		return this.answerTranslator.translate(request, answer);
	}

	private ApiAnswer answerTo(ApiRequest<?> request, SendGate gate, TimeBudget budget, CallObservation observation) {
		assertTimeLeft(budget);
		String apiKey = this.exchange.apiKey();
		try {
			ApiAnswer answer = observation.around(this.exchange.exchange(request, gate, apiKey))
				.takeUntilOther(budget.lifetime().over())
				.block(budget.timeout(this.timeout));
			Assert.state(answer != null, "No response");
			return answer;
		}
		catch (RuntimeException ex) {
			throw failure(ex, request, gate, budget);
		}
	}

	private void assertTimeLeft(TimeBudget budget) {
		if (budget.isOver()) {
			throw new TracklyConnectionException(
					"Request was not sent, the time of the call was over before (" + budget.setting() + ")", null);
		}
	}

	private TracklyException failure(Throwable failure, ApiRequest<?> request, SendGate gate, TimeBudget budget) {
		Lifetime lifetime = budget.lifetime();
		if (lifetime.isOver()) {
			return gate.close() ? lifetime.notSent(null) : lifetime.notAwaited(request.kind());
		}
		return budget.isOver() ? this.transportFailures.translateCutShort(failure, request, gate, budget.setting())
				: this.transportFailures.translate(failure, request, gate);
	}

	/**
	 * Make an attempt without blocking.
	 * @return the result, or a {@link TracklyException} if there was no answer, or not a
	 * successful answer that can be parsed
	 */
	<T> Mono<T> executeReactive(ApiRequest<T> request, SendGate gate, TimeBudget budget, CallObservation observation) {
		AttemptPacing pacing = pacing(request, budget, observation);
		return pacing.isFree() ? exchange(request, gate, pacing)
				: pacing.turn().flatMap((turn) -> exchange(request, gate, pacing));
	}

	private <T> Mono<T> exchange(ApiRequest<T> request, SendGate gate, AttemptPacing pacing) {
		TimeBudget budget = pacing.budget();
		budget.lifetime().assertOpen(null);
		assertTimeLeft(budget);
		String apiKey = this.exchange.apiKey();
		long sentAt = pacing.now();
		return pacing.observation()
			.around(this.exchange.exchange(request, gate, apiKey))
			.takeUntilOther(budget.lifetime().over())
			.timeout(budget.timeout(this.timeout))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("No response")))
			.onErrorMap((failure) -> failure(failure, request, gate, budget))
			.doOnNext((answer) -> pacing.learnFrom(answer, sentAt))
			.map((answer) -> this.answerTranslator.translate(request, answer));
	}

}
