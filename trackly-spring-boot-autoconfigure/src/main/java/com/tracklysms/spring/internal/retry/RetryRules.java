package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.settings.RetrySettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Decides what is repeated, how often and when, for blocking and reactive calls alike.
 */
public final class RetryRules {

	private static final Log logger = LogFactory.getLog(RetryRules.class);

	private final RetrySettings settings;

	private final RetryBackOff backOff;

	private final Clock stopwatch;

	private final boolean reads;

	public RetryRules(RetrySettings settings, RetryBackOff backOff, Clock stopwatch) {
		this(settings, backOff, stopwatch, false);
	}

	private RetryRules(RetrySettings settings, RetryBackOff backOff, Clock stopwatch, boolean reads) {
		this.settings = settings;
		this.backOff = backOff;
		this.stopwatch = stopwatch;
		this.reads = reads;
	}

	/**
	 * Return the rules for calls that read, and so leave nothing in doubt.
	 */
	public RetryRules forReads() {
		return new RetryRules(this.settings, this.backOff, this.stopwatch, true);
	}

	/**
	 * Return the time that a call which begins now may take.
	 */
	TimeBudget newBudget() {
		return new TimeBudget(this.stopwatch, this.settings.maxDuration());
	}

	/**
	 * Return the largest number of retries after the first attempt.
	 */
	int maxRetries() {
		return this.settings.enabled() ? this.settings.maxRetries() : 0;
	}

	/**
	 * Return whether a call that failed like this may be repeated at all.
	 */
	boolean mayRepeat(Throwable failure) {
		if (failure instanceof TransientTracklyInterruptedException
				|| failure instanceof IndeterminateTracklyInterruptedException) {
			return false;
		}
		return failure instanceof TracklyException exception && switch (exception.getCategory()) {
			case TRANSIENT -> true;
			case NON_TRANSIENT -> false;
			case INDETERMINATE -> this.settings.indeterminate() || this.reads;
		};
	}

	/**
	 * Return whether after a failure a message may have been queued.
	 */
	boolean mayBeQueued(Throwable failure) {
		return !this.reads && TracklyErrorCategory.of(failure).mayBeAccepted();
	}

	/**
	 * Return what a call ends with after its last failure.
	 */
	TracklyException outcome(AttemptLog attempts, TracklyException last) {
		return this.reads ? last : attempts.outcome(last);
	}

	/**
	 * Return how long to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param failure what the attempt before it ended with
	 * @param untilNext for how long no request goes out anyway
	 * @return the time to wait, or {@code null} if that does not fit into what is left of
	 * the call's time
	 */
	@Nullable Duration waitBefore(long retry, Throwable failure, Duration untilNext, TimeBudget budget) {
		Duration backOff = this.backOff.waitBefore(retry, failure);
		Duration wait = (backOff.compareTo(untilNext) > 0) ? backOff : untilNext;
		if (wait.compareTo(budget.timeLeft()) > 0) {
			logger.debug(LogMessage.format("Not retried, the wait of %s is longer than the time left: %s", wait,
					failure.getMessage()));
			return null;
		}
		logger.debug(LogMessage.format("Retry %d of %d in %d ms after: %s", retry + 1, this.settings.maxRetries(),
				wait.toMillis(), failure.getMessage()));
		return wait;
	}

}
