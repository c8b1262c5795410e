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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import reactor.core.publisher.Mono;

/**
 * Clocks, waits and randomness of a client, combined so that tests can replace them.
 *
 * @param clock the clock for the time of day
 * @param stopwatch the clock for measuring durations
 * @param sleeper the wait that blocks a thread
 * @param delay the wait that does not block a thread
 * @param timer the delay of what no call waits for
 * @param random the supplier of random numbers from 0 (inclusive) to 1 (exclusive)
 */
public record Timing(Clock clock, Clock stopwatch, Sleeper sleeper, Delay delay, Delay timer, DoubleSupplier random) {

	/**
	 * Return the timing of the system.
	 * @param sleeper the wait that blocks a thread
	 */
	public static Timing system(Sleeper sleeper) {
		Delay delay = (duration) -> Mono.delay(measurable(duration));
		return new Timing(Clock.systemUTC(), new MonotonicClock(), sleeper, delay, delay,
				() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Return the given duration, limited to the maximum of a timer. Timers count
	 * nanoseconds in a {@code long}, which is sufficient for 292 years.
	 */
	public static Duration measurable(Duration duration) {
		return Duration.ofNanos(TimeUnit.NANOSECONDS.convert(duration));
	}

	/**
	 * Return a timing that uses one clock for the time of day and for durations.
	 */
	public Timing withClock(Clock clock) {
		return new Timing(clock, clock, this.sleeper, this.delay, this.timer, this.random);
	}

	public Timing withSleeper(Sleeper sleeper) {
		return new Timing(this.clock, this.stopwatch, sleeper, this.delay, this.timer, this.random);
	}

	public Timing withDelay(Delay delay) {
		return new Timing(this.clock, this.stopwatch, this.sleeper, delay, this.timer, this.random);
	}

	public Timing withTimer(Delay timer) {
		return new Timing(this.clock, this.stopwatch, this.sleeper, this.delay, timer, this.random);
	}

	public Timing withRandom(DoubleSupplier random) {
		return new Timing(this.clock, this.stopwatch, this.sleeper, this.delay, this.timer, random);
	}

}
