package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

import com.tracklysms.spring.error.TracklyRateLimitException;
import org.jspecify.annotations.Nullable;

/**
 * Why a request does not get its turn. The exception is made of it on the thread of the
 * caller.
 */
public record TurnRefusal(String reason, Duration retryAfter, @Nullable Throwable cause) {

	static TurnRefusal tooLate(Duration wait, Duration timeLeft) {
		return new TurnRefusal(
				"its turn within the rate limit comes in " + wait.toMillis() + " ms or later, and the call has "
						+ Math.max(0, timeLeft.toMillis()) + " ms left (trackly.retry.max-duration)",
				wait, null);
	}

	static TurnRefusal noStore(Throwable failure, Duration timeLeft) {
		return new TurnRefusal("the store of the shared rate limit could not be reached in the time of the call",
				laterThan(timeLeft), failure);
	}

	/**
	 * The shortest time of which it is certain that it does not fit.
	 */
	static Duration laterThan(Duration timeLeft) {
		return timeLeft.isNegative() ? Duration.ofMillis(1) : timeLeft.plusMillis(1);
	}

	public TracklyRateLimitException toException() {
		return new TracklyRateLimitException("Request was not sent: " + this.reason + ". Repeat it later",
				this.retryAfter, this.cause);
	}

}
