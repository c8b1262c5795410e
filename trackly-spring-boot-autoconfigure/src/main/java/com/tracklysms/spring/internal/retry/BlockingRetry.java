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

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.observation.CallObservation;
import org.jspecify.annotations.Nullable;

import org.springframework.classify.BinaryExceptionClassifier;
import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Retries a blocking call according to {@link RetryRules}, using Spring Retry. No other
 * class depends on that library.
 */
public final class BlockingRetry {

	/**
	 * Makes one attempt of a call.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	public interface Attempt<T> {

		T make(SendGate gate, TimeBudget budget);

	}

	private final RetryRules rules;

	private final Sleeper sleeper;

	private final RetryTemplate retryTemplate = new RetryTemplate();

	public BlockingRetry(RetryRules rules, Sleeper sleeper) {
		this.rules = rules;
		this.sleeper = sleeper;
		int maxAttempts = (int) Math.min(rules.maxRetries() + 1L, Integer.MAX_VALUE);
		this.retryTemplate.setRetryPolicy(new SimpleRetryPolicy(maxAttempts, new RetryableFailure()));
		this.retryTemplate.setBackOffPolicy(new WaitWithinBudget());
	}

	/**
	 * Execute a call, and retry it according to the rules.
	 * @param attempts the log of attempts of this call
	 * @param lifetime the time in which requests may be sent
	 * @param maxDuration the maximum duration of the call with an attempt under way, or
	 * {@code null} for that of the settings
	 * @throws TracklyException the failure of the call according to {@link AttemptLog}
	 */
	public <T> T execute(Attempt<T> attempt, AttemptLog attempts, Lifetime lifetime, @Nullable Duration maxDuration,
			CallObservation observation) {
		TimeBudget budget = this.rules.newBudget(lifetime, maxDuration);
		try {
			return this.retryTemplate.execute((context) -> {
				context.setAttribute(WaitWithinBudget.CALL, new Call(budget, observation));
				if (context.getRetryCount() > 0) {
					observation.retry();
				}
				return make(attempt, attempts, budget);
			});
		}
		catch (TracklyException ex) {
			throw this.rules.outcome(attempts, ex);
		}
	}

	private <T> T make(Attempt<T> attempt, AttemptLog attempts, TimeBudget budget) {
		try {
			return attempt.make(attempts.begin(), budget);
		}
		catch (TracklyException ex) {
			attempts.failed(ex);
			throw ex;
		}
	}

	private void pause(Duration wait, Throwable failure) {
		try {
			this.sleeper.sleep(wait);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw this.rules.mayBeAccepted(failure)
					? new IndeterminateTracklyInterruptedException(
							"Interrupted while waiting to retry" + this.rules.consequence(), failure)
					: new TransientTracklyInterruptedException("Interrupted while waiting to retry", failure);
		}
	}

	private final class RetryableFailure extends BinaryExceptionClassifier {

		RetryableFailure() {
			super(false);
		}

		@Override
		public Boolean classify(Throwable failure) {
			return BlockingRetry.this.rules.mayRetry(failure);
		}

	}

	/**
	 * Waits before a retry, or ends the call immediately if the wait exceeds the
	 * remaining time of the call.
	 */
	private final class WaitWithinBudget implements BackOffPolicy {

		private static final String CALL = Call.class.getName();

		@Override
		public BackOffContext start(RetryContext context) {
			return new Waiting(context);
		}

		@Override
		public void backOff(@Nullable BackOffContext backOffContext) {
			if (backOffContext instanceof Waiting waiting
					&& waiting.context().getAttribute(CALL) instanceof Call call) {
				Throwable failure = waiting.context().getLastThrowable();
				Duration wait = BlockingRetry.this.rules.waitBefore(waiting.context().getRetryCount() - 1, failure,
						call.budget());
				if (wait == null) {
					waiting.context().setExhaustedOnly();
				}
				else {
					call.observation().waits(wait);
					pause(wait, failure);
					call.budget().lifetime().assertOpen(failure);
				}
			}
		}

		private record Waiting(RetryContext context) implements BackOffContext {

		}

	}

	/**
	 * State of a whole call.
	 */
	private record Call(TimeBudget budget, CallObservation observation) {

	}

}
