package com.tracklysms.spring.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a failed call is repeated: exponential backoff with jitter, within a limit of
 * attempts and of time.
 * <p>
 * The wait before retry <i>n</i> (from 0) is drawn at random between {@code (1 - jitter)}
 * times the interval and the interval, which is the smaller of
 * {@code initialInterval * multiplier^n} and {@code maxInterval}. If the API asks for a
 * longer wait with {@code Retry-After}, that one counts. A wait that does not fit into
 * what is left of {@code maxDuration} is not begun: the call fails at once.
 *
 * @param enabled whether calls are repeated at all
 * @param maxRetries the number of retries after the first attempt, 0 or more
 * @param initialInterval the interval before the first retry, not negative
 * @param multiplier the factor from one interval to the next, 1 or more
 * @param maxInterval the longest interval, not negative
 * @param jitter the share of each interval that is left to chance, from 0 to 1
 * @param maxDuration the time that attempts and waits of one call may take together
 * before a further wait is begun, not negative
 * @param indeterminate whether calls are repeated too of which nobody knows whether the
 * message was queued, which can text a person twice
 * @since 0.1.0
 */
public record RetrySettings(boolean enabled, int maxRetries, Duration initialInterval, double multiplier,
		Duration maxInterval, double jitter, Duration maxDuration, boolean indeterminate) {

	/**
	 * Create settings; {@link #defaults()} and the {@code with} methods are easier to
	 * read, and stay when further settings come.
	 * @param enabled whether calls are repeated at all
	 * @param maxRetries the number of retries after the first attempt
	 * @param initialInterval the interval before the first retry
	 * @param multiplier the factor from one interval to the next
	 * @param maxInterval the longest interval
	 * @param jitter the share of each interval that is left to chance
	 * @param maxDuration the time that one call may take before a further wait is begun
	 * @param indeterminate whether indeterminate failures are repeated too
	 * @throws InvalidSettingException if a setting cannot work
	 */
	public RetrySettings {
		InvalidSettingException.throwUnless(maxRetries >= 0, "retry.max-retries",
				"Number of retries must not be negative");
		assertNotNegative(initialInterval, "retry.initial-interval", "Initial interval");
		InvalidSettingException.throwUnless(multiplier >= 1 && Double.isFinite(multiplier), "retry.multiplier",
				"Multiplier must be a number of 1 or more");
		assertNotNegative(maxInterval, "retry.max-interval", "Longest interval");
		InvalidSettingException.throwUnless(jitter >= 0 && jitter <= 1, "retry.jitter",
				"Jitter must be between 0 and 1");
		assertNotNegative(maxDuration, "retry.max-duration", "Longest duration");
	}

	/**
	 * Return the default settings: 5 retries, 500 ms growing by 2.0 up to 30 s, jitter
	 * 0.5, 2 minutes in all, indeterminate failures not repeated.
	 * @return the default settings
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(true, 5, Duration.ofMillis(500), 2.0, Duration.ofSeconds(30), 0.5,
				Duration.ofMinutes(2), false);
	}

	/**
	 * Return a copy that repeats calls, or never does.
	 * @param enabled whether calls are repeated at all
	 * @return new settings
	 */
	public RetrySettings withEnabled(boolean enabled) {
		return new RetrySettings(enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another number of retries.
	 * @param maxRetries the number of retries after the first attempt, 0 or more
	 * @return new settings
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(this.enabled, maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another interval before the first retry.
	 * @param initialInterval the interval, not negative
	 * @return new settings
	 */
	public RetrySettings withInitialInterval(Duration initialInterval) {
		return new RetrySettings(this.enabled, this.maxRetries, initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another factor between intervals.
	 * @param multiplier the factor, 1 or more
	 * @return new settings
	 */
	public RetrySettings withMultiplier(double multiplier) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, multiplier, this.maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another longest interval.
	 * @param maxInterval the interval, not negative
	 * @return new settings
	 */
	public RetrySettings withMaxInterval(Duration maxInterval) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, maxInterval,
				this.jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another share of chance.
	 * @param jitter the share of each interval that is left to chance, from 0 to 1
	 * @return new settings
	 */
	public RetrySettings withJitter(double jitter) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				jitter, this.maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy with another limit of time.
	 * @param maxDuration the time that one call may take before a further wait is begun,
	 * not negative
	 * @return new settings
	 */
	public RetrySettings withMaxDuration(Duration maxDuration) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, maxDuration, this.indeterminate);
	}

	/**
	 * Return a copy that repeats indeterminate failures too, or leaves them alone.
	 * @param indeterminate whether calls are repeated of which nobody knows whether the
	 * message was queued, which can text a person twice
	 * @return new settings
	 */
	public RetrySettings withIndeterminate(boolean indeterminate) {
		return new RetrySettings(this.enabled, this.maxRetries, this.initialInterval, this.multiplier, this.maxInterval,
				this.jitter, this.maxDuration, indeterminate);
	}

	private static void assertNotNegative(@Nullable Duration duration, String setting, String name) {
		InvalidSettingException.throwUnless(duration != null, setting, name + " must not be empty");
		InvalidSettingException.throwUnless(duration == null || !duration.isNegative(), setting,
				name + " must not be negative");
	}

}
