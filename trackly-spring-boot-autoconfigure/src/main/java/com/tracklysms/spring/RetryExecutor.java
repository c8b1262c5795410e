package com.tracklysms.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;
import org.springframework.retry.RetryContext;
import org.springframework.retry.backoff.BackOffContext;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.policy.SimpleRetryPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Repeats a call as {@link RetrySettings} say, by means of Spring Retry. This is the only
 * class that knows that library.
 */
final class RetryExecutor {

	/**
	 * Pauses the calling thread.
	 */
	@FunctionalInterface
	interface Sleeper {

		void sleep(Duration duration) throws InterruptedException;

	}

	private static final Log logger = LogFactory.getLog(RetryExecutor.class);

	private final RetrySettings settings;

	private final RetryBackOff backOff;

	private final Clock clock;

	private final Sleeper sleeper;

	private final RetryTemplate retryTemplate = new RetryTemplate();

	RetryExecutor(RetrySettings settings, RetryBackOff backOff, Clock clock, Sleeper sleeper) {
		this.settings = settings;
		this.backOff = backOff;
		this.clock = clock;
		this.sleeper = sleeper;
		this.retryTemplate
			.setRetryPolicy(new SimpleRetryPolicy(maxAttempts(settings), repeatable(settings.indeterminate())));
		this.retryTemplate.setBackOffPolicy(new WaitWithinTimeLeft());
	}

	private static int maxAttempts(RetrySettings settings) {
		return settings.enabled() ? (int) Math.min(settings.maxRetries() + 1L, Integer.MAX_VALUE) : 1;
	}

	private static Map<Class<? extends Throwable>, Boolean> repeatable(boolean indeterminate) {
		return Map.of(TransientTracklyException.class, true, IndeterminateTracklyException.class, indeterminate,
				TransientTracklyInterruptedException.class, false, IndeterminateTracklyInterruptedException.class,
				false);
	}

	/**
	 * Execute a call, and repeat it while that is allowed and makes sense.
	 * @throws TracklyException the last failure itself; but if an earlier attempt may
	 * have been accepted, its failure, since the last one would promise that nothing was
	 */
	<T> T execute(Supplier<T> call) {
		Attempts attempts = new Attempts();
		try {
			return this.retryTemplate.execute((context) -> attempts.record(call));
		}
		catch (TracklyException ex) {
			throw attempts.outcome(ex);
		}
	}

	/**
	 * Remembers the first attempt of a call that may have been accepted.
	 */
	private static final class Attempts {

		private @Nullable IndeterminateTracklyException indeterminate;

		<T> T record(Supplier<T> call) {
			try {
				return call.get();
			}
			catch (IndeterminateTracklyException ex) {
				this.indeterminate = (this.indeterminate != null) ? this.indeterminate : ex;
				throw ex;
			}
		}

		TracklyException outcome(TracklyException last) {
			if (this.indeterminate == null || last instanceof IndeterminateTracklyException) {
				return last;
			}
			this.indeterminate.addSuppressed(last);
			return this.indeterminate;
		}

	}

	/**
	 * Waits before a retry, or ends the call at once if the wait does not fit into what
	 * is left of its time.
	 */
	private final class WaitWithinTimeLeft implements BackOffPolicy {

		@Override
		public BackOffContext start(RetryContext context) {
			return new CallContext(context, RetryExecutor.this.clock.instant());
		}

		@Override
		public void backOff(@Nullable BackOffContext backOffContext) {
			if (backOffContext instanceof CallContext call) {
				RetryExecutor.this.pause(call.context(), call.start());
			}
		}

	}

	/**
	 * Sleep as {@link Sleeper} asks for.
	 */
	static void sleep(Duration duration) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
	}

	private void pause(RetryContext context, Instant start) {
		Throwable failure = context.getLastThrowable();
		Duration wait = this.backOff.waitBefore(context.getRetryCount() - 1, failure);
		Duration timeLeft = this.settings.maxDuration().minus(Duration.between(start, this.clock.instant()));
		if (wait.compareTo(timeLeft) > 0) {
			logger.debug(LogMessage.format("Not retried, the wait of %s is longer than the time left: %s", wait,
					failure.getMessage()));
			context.setExhaustedOnly();
			return;
		}
		logger.debug(LogMessage.format("Retry %d of %d in %d ms after: %s", context.getRetryCount(),
				this.settings.maxRetries(), wait.toMillis(), failure.getMessage()));
		sleepOrFail(wait, failure);
	}

	private void sleepOrFail(Duration wait, Throwable failure) {
		try {
			this.sleeper.sleep(wait);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw (failure instanceof IndeterminateTracklyException)
					? new IndeterminateTracklyInterruptedException(
							"Interrupted while waiting to retry. The message may have been queued", failure)
					: new TransientTracklyInterruptedException("Interrupted while waiting to retry", failure);
		}
	}

	private record CallContext(RetryContext context, Instant start) implements BackOffContext {

	}

}
