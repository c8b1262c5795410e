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

package com.tracklysms.spring.boot.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;

/**
 * Cache of the result of a health check, so that not every probe causes a request. Probes
 * during a check wait for its result.
 *
 * @since 0.1.0
 */
public class CachedHealth {

	private final Duration timeToLive;

	private final Clock clock;

	/**
	 * Not a monitor, which would pin the carrier thread of a waiting virtual thread.
	 */
	private final Lock lock = new ReentrantLock();

	private volatile @Nullable Result result;

	/**
	 * Create a new {@code CachedHealth}.
	 * @param timeToLive the time to cache a result, not negative; zero disables caching
	 * @param clock the clock to measure that time with
	 */
	public CachedHealth(Duration timeToLive, Clock clock) {
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	/**
	 * Return the cached result, or that of the given check if there is none. An exception
	 * of the check is not cached.
	 */
	Health get(Supplier<Health> check) {
		Result before = this.result;
		this.lock.lock();
		try {
			Result result = this.result;
			// One that has come meanwhile is new, whatever the clock says
			if (result == null || (result == before && !result.isValidAt(this.clock.instant(), this.timeToLive))) {
				Instant startedAt = this.clock.instant();
				result = new Result(check.get(), startedAt, this.clock.instant());
				this.result = result;
			}
			return result.health();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Result(Health health, Instant startedAt, Instant endedAt) {

		/**
		 * A result is not valid before its check: if the clock has been set back, it
		 * would otherwise be cached until the clock has caught up.
		 */
		boolean isValidAt(Instant time, Duration timeToLive) {
			return !time.isBefore(this.startedAt) && Duration.between(this.endedAt, time).compareTo(timeToLive) < 0;
		}

	}

}
