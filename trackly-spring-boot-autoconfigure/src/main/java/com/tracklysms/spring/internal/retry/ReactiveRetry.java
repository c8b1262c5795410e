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

package com.tracklysms.spring.internal.retry;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.observation.CallObservation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Retries a reactive call according to {@link RetryRules}, using Reactor's retry support.
 */
public final class ReactiveRetry {

	/**
	 * Makes one attempt of a call.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface Attempt<T> {

		Mono<T> make(SendGate gate, TimeBudget budget);

	}

	private final RetryRules rules;

	private final Delay delay;

	public ReactiveRetry(RetryRules rules, Delay delay) {
		this.rules = rules;
		this.delay = delay;
	}

	/**
	 * Execute a call, and retry it according to the rules.
	 * @param attempts the log of attempts, one for each subscription
	 * @param lifetime the time in which requests may be sent
	 * @param maxDuration the maximum duration of the call with an attempt under way, or
	 * {@code null} for that of the settings
	 * @return the result, or the failure of the call according to {@link AttemptLog}
	 */
	public <T> Mono<T> execute(Attempt<T> attempt, AttemptLog attempts, Lifetime lifetime,
			@Nullable Duration maxDuration, CallObservation observation) {
		TimeBudget budget = this.rules.newBudget(lifetime, maxDuration);
		return Mono.deferContextual((context) -> {
			CallerMdc caller = CallerMdc.of(context);
			return Mono.defer(() -> attempt.make(attempts.begin(), budget))
				.doOnError(attempts::failed)
				.retryWhen(Retry.from((failures) -> failures
					.concatMap((failure) -> beforeRetry(failure, budget, observation, caller))))
				.onErrorMap(TracklyException.class, (last) -> this.rules.outcome(attempts, last));
		});
	}

	private Mono<?> beforeRetry(Retry.RetrySignal signal, TimeBudget budget, CallObservation observation,
			CallerMdc caller) {
		Throwable failure = signal.failure();
		if (signal.totalRetries() >= this.rules.maxRetries() || !this.rules.mayRetry(failure)) {
			return Mono.error(failure);
		}
		Duration wait = caller.around(() -> this.rules.waitBefore(signal.totalRetries(), failure, budget));
		if (wait == null) {
			return Mono.error(failure);
		}
		observation.waits(wait);
		Lifetime lifetime = budget.lifetime();
		return this.delay.of(wait).takeUntilOther(lifetime.closed()).then(Mono.fromSupplier(() -> {
			lifetime.assertOpen(failure);
			observation.retry();
			return signal;
		}));
	}

}
