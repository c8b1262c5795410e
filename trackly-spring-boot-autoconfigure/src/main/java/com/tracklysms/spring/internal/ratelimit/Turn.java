package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyRateLimitException;
import org.jspecify.annotations.Nullable;

/**
 * Turn of a request within the rate limits: it may go out now, after a wait, or not in
 * the time of its call.
 */
public sealed interface Turn {

	/**
	 * The request may go out now.
	 */
	Turn GRANTED = new Granted();

	/**
	 * Return the turn that comes after a time.
	 */
	static Turn in(Duration time) {
		return time.isZero() ? GRANTED : new Wait(time);
	}

	/**
	 * Return the refusal of a turn that would come too late.
	 */
	static Refused tooLate(Duration wait, Duration timeLeft) {
		return new Refused(
				"its turn within the rate limit comes in " + wait.toMillis() + " ms or later, and the call has "
						+ Math.max(0, timeLeft.toMillis()) + " ms left (trackly.retry.max-duration)",
				wait, null);
	}

	/**
	 * Return the refusal of a turn of which is known only that it would come too late.
	 */
	static Refused tooLate(Duration timeLeft) {
		return tooLate(laterThan(timeLeft), timeLeft);
	}

	/**
	 * Return the refusal of a turn that cannot be had without the store.
	 */
	static Refused storeUnreachable(Throwable failure, Duration timeLeft) {
		return new Refused("the store of the shared rate limit could not be reached in the time of the call",
				laterThan(timeLeft), failure);
	}

	private static Duration laterThan(Duration timeLeft) {
		return timeLeft.isNegative() ? Duration.ofMillis(1) : timeLeft.plusMillis(1);
	}

	/**
	 * The request may go out now.
	 */
	record Granted() implements Turn {

	}

	/**
	 * The request may go out after a wait.
	 *
	 * @param time the time to wait, more than zero
	 */
	record Wait(Duration time) implements Turn {

	}

	/**
	 * The request does not get a turn in the time of its call.
	 *
	 * @param reason why it does not
	 * @param retryAfter the shortest time until there may be a turn
	 * @param cause the failure behind it, if any
	 */
	record Refused(String reason, Duration retryAfter, @Nullable Throwable cause) implements Turn {

		/**
		 * Return the exception that says so, with the stack of the calling thread.
		 */
		public TracklyRateLimitException toException() {
			return new TracklyRateLimitException("Request was not sent: " + this.reason + ". Repeat it later",
					this.retryAfter, this.cause);
		}

	}

}
