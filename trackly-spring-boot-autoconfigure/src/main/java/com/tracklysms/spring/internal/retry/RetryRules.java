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

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.error.IndeterminateTracklyInterruptedException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.settings.RetrySettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.log.LogMessage;

/**
 * Determines which calls are retried, how often and when, for blocking and reactive calls
 * alike.
 */
public final class RetryRules {

	private static final Log logger = LogFactory.getLog(RetryRules.class);

	private final RetrySettings settings;

	private final RetryBackOff backOff;

	private final Clock stopwatch;

	private final RequestKind kind;

	public RetryRules(RetrySettings settings, RetryBackOff backOff, Clock stopwatch) {
		this(settings, backOff, stopwatch, RequestKind.SEND);
	}

	private RetryRules(RetrySettings settings, RetryBackOff backOff, Clock stopwatch, RequestKind kind) {
		this.settings = settings;
		this.backOff = backOff;
		this.stopwatch = stopwatch;
		this.kind = kind;
	}

	/**
	 * Return the rules for calls of the given kind.
	 */
	public RetryRules of(RequestKind kind) {
		return new RetryRules(this.settings, this.backOff, this.stopwatch, kind);
	}

	/**
	 * Return the time budget of a call that starts now.
	 * @param lifetime the time in which its requests may be sent
	 * @param maxDuration the maximum duration of the call with an attempt under way, or
	 * {@code null} for that of the settings
	 */
	TimeBudget newBudget(Lifetime lifetime, @Nullable Duration maxDuration) {
		return (maxDuration != null) ? TimeBudget.strict(this.stopwatch, maxDuration, lifetime)
				: new TimeBudget(this.stopwatch, this.settings.maxDuration(), lifetime);
	}

	/**
	 * Return the maximum number of retries after the first attempt.
	 */
	int maxRetries() {
		return this.settings.enabled() ? this.settings.maxRetries() : 0;
	}

	/**
	 * Return whether a call may be retried after the given failure.
	 */
	boolean mayRetry(Throwable failure) {
		if (failure instanceof TransientTracklyInterruptedException
				|| failure instanceof IndeterminateTracklyInterruptedException) {
			return false;
		}
		return failure instanceof TracklyException exception && switch (exception.getCategory()) {
			case TRANSIENT -> !(exception instanceof TracklyConnectionException never && never.isPersistent());
			case NON_TRANSIENT -> false;
			case INDETERMINATE -> mayRetryOpenEnd(exception);
		};
	}

	private boolean mayRetryOpenEnd(TracklyException failure) {
		return switch (this.kind) {
			case SEND, BULK -> this.settings.indeterminate();
			case READ, UPDATE -> !isUnreadable(failure);
			case CREATE -> false;
		};
	}

	/**
	 * A further attempt does not make an answer readable.
	 */
	private boolean isUnreadable(TracklyException failure) {
		return failure.getCause() instanceof UnreadableAnswerException;
	}

	/**
	 * Return whether the API may have accepted the request after the given failure.
	 */
	boolean mayBeAccepted(Throwable failure) {
		return this.kind != RequestKind.READ && TracklyErrorCategory.of(failure).mayBeAccepted();
	}

	/**
	 * Return the addition to the message of an exception if the request may have been
	 * accepted.
	 */
	String consequence() {
		return this.kind.consequence();
	}

	/**
	 * Return the failure of a call after its last attempt.
	 */
	TracklyException outcome(AttemptLog attempts, TracklyException last) {
		TracklyException failure = attempts.withoutRefusedTurn(last);
		return (this.kind == RequestKind.READ) ? failure : attempts.outcome(failure);
	}

	/**
	 * Return the time to wait before a retry.
	 * @param retry the number of the retry, from 0
	 * @param failure the failure of the previous attempt
	 * @param budget the time of the call, with the pause that a rate limit imposes on it
	 * @return the time to wait, or {@code null} if it exceeds the remaining time of the
	 * call, or if no further request may be sent
	 */
	@Nullable Duration waitBefore(long retry, Throwable failure, TimeBudget budget) {
		if (budget.lifetime().isClosed()) {
			return null;
		}
		Duration backOff = this.backOff.waitBefore(retry, failure);
		Duration pause = budget.pauseLeft();
		Duration wait = (backOff.compareTo(pause) > 0) ? backOff : pause;
		if (wait.compareTo(budget.timeLeft()) > 0) {
			logger.debug(LogMessage.format("Not retried, the wait of %s exceeds the time left (%s): %s", wait,
					budget.setting(), failure.getMessage()));
			return null;
		}
		logger.debug(LogMessage.format("Retry %d of %d in %d ms after: %s", retry + 1, this.settings.maxRetries(),
				wait.toMillis(), failure.getMessage()));
		return wait;
	}

}
