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
import java.time.Instant;

/**
 * Stopwatch that starts when it is created.
 */
public final class Stopwatch {

	private final Clock clock;

	private final Instant start;

	public Stopwatch(Clock clock) {
		this.clock = clock;
		this.start = clock.instant();
	}

	/**
	 * Return the time since the start.
	 */
	public Duration elapsed() {
		return Duration.between(this.start, this.clock.instant());
	}

	/**
	 * Return the nanoseconds since the start.
	 */
	public long nanos() {
		return elapsed().toNanos();
	}

}
