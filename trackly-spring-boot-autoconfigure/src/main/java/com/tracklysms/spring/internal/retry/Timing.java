package com.tracklysms.spring.internal.retry;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import reactor.core.publisher.Mono;

/**
 * Clocks, waits and chance of a client, in one value that tests replace.
 *
 * @param clock the time of day
 * @param stopwatch the clock that durations are measured with
 * @param sleeper the wait of a thread
 * @param delay the wait without a thread
 * @param random the source of numbers from 0 to below 1
 */
public record Timing(Clock clock, Clock stopwatch, Sleeper sleeper, Delay delay, DoubleSupplier random) {

	/**
	 * Return the timing of the system.
	 */
	public static Timing system() {
		return new Timing(Clock.systemUTC(), new MonotonicClock(),
				(duration) -> TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration)),
				(duration) -> Mono.delay(measurable(duration)), () -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Return the longest duration up to the given one that a timer can count. Timers
	 * count nanoseconds, of which there is a number for 292 years.
	 */
	public static Duration measurable(Duration duration) {
		return Duration.ofNanos(TimeUnit.NANOSECONDS.convert(duration));
	}

	/**
	 * Return a timing for which one clock tells the time of day and measures durations.
	 */
	public Timing withClock(Clock clock) {
		return new Timing(clock, clock, this.sleeper, this.delay, this.random);
	}

	public Timing withSleeper(Sleeper sleeper) {
		return new Timing(this.clock, this.stopwatch, sleeper, this.delay, this.random);
	}

	public Timing withDelay(Delay delay) {
		return new Timing(this.clock, this.stopwatch, this.sleeper, delay, this.random);
	}

	public Timing withRandom(DoubleSupplier random) {
		return new Timing(this.clock, this.stopwatch, this.sleeper, this.delay, random);
	}

}
