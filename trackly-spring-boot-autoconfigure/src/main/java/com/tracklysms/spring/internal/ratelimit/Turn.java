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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;

/**
 * Turn of a request within the rate limits: it may be sent now, after a wait, or not
 * within the time of its call.
 */
public sealed interface Turn {

	/**
	 * Turn of a request that may be sent now.
	 */
	Turn GRANTED = new Granted();

	/**
	 * Return the turn that comes after the given time.
	 */
	static Turn in(Duration time) {
		return time.isZero() ? GRANTED : new Wait(time);
	}

	/**
	 * Return the refusal of a turn that would come too late.
	 */
	static Refused tooLate(Duration wait, TimeBudget budget) {
		return new Refused(
				"its turn within the rate limit comes in " + wait.toMillis() + " ms or later, and the call has "
						+ Math.max(0, budget.timeLeft().toMillis()) + " ms left (" + budget.setting() + ")",
				wait, null);
	}

	/**
	 * Return the refusal of a turn that would come too late, at an unknown time.
	 */
	static Refused tooLate(TimeBudget budget) {
		return tooLate(laterThan(budget.timeLeft()), budget);
	}

	/**
	 * Return the refusal of a turn because the store cannot be reached.
	 */
	static Refused storeUnreachable(Throwable failure, Duration timeLeft) {
		return new Refused("the store of the shared rate limit could not be reached within the time of the call",
				laterThan(timeLeft), failure);
	}

	private static Duration laterThan(Duration timeLeft) {
		return timeLeft.isNegative() ? Duration.ofMillis(1) : timeLeft.plusMillis(1);
	}

	/**
	 * Turn of a request that may be sent now.
	 */
	record Granted() implements Turn {

	}

	/**
	 * Turn of a request that may be sent after a wait.
	 *
	 * @param time the time to wait, more than zero
	 */
	record Wait(Duration time) implements Turn {

	}

	/**
	 * Refusal of a turn, which would exceed the time of the call.
	 *
	 * @param reason the reason
	 * @param retryAfter the shortest time until there may be a turn
	 * @param cause the cause, or {@code null}
	 */
	record Refused(String reason, Duration retryAfter, @Nullable Throwable cause) implements Turn {

		/**
		 * Return the exception for the refusal, with the stack trace of the calling
		 * thread.
		 */
		public TracklyRateLimitException toException() {
			return new TracklyRateLimitException("Request was not sent: " + this.reason + ". Retry it later",
					this.retryAfter, this.cause);
		}

	}

}
