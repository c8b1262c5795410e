package com.tracklysms.spring.internal.retry;

import java.time.Duration;
import java.util.function.Supplier;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.observation.CallObservation;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Repeats a reactive call as {@link RetryRules} say, by means of Reactor's retry.
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
	 * Execute a call, and repeat it while that is allowed and makes sense.
	 * @param untilNext for how long no request goes out anyway, asked after a failure
	 * @param attempts what to note the attempts in; one for each subscription
	 * @return the result, or what the call ends with, as {@link AttemptLog} tell it
	 */
	public <T> Mono<T> execute(Attempt<T> attempt, Supplier<Duration> untilNext, AttemptLog attempts,
			CallObservation observation) {
		TimeBudget budget = this.rules.newBudget();
		return Mono.defer(() -> attempt.make(attempts.begin(), budget))
			.doOnError(attempts::failed)
			.retryWhen(Retry.from((failures) -> failures
				.concatMap((failure) -> beforeRetry(failure, untilNext, budget, observation))))
			.onErrorMap(TracklyException.class, (last) -> this.rules.outcome(attempts, last));
	}

	private Mono<?> beforeRetry(Retry.RetrySignal signal, Supplier<Duration> untilNext, TimeBudget budget,
			CallObservation observation) {
		Throwable failure = signal.failure();
		if (signal.totalRetries() >= this.rules.maxRetries() || !this.rules.mayRepeat(failure)) {
			return Mono.error(failure);
		}
		Duration wait = this.rules.waitBefore(signal.totalRetries(), failure, untilNext.get(), budget);
		if (wait == null) {
			return Mono.error(failure);
		}
		observation.waits(wait);
		return this.delay.of(wait).doOnSuccess((end) -> observation.retry()).thenReturn(signal);
	}

}
