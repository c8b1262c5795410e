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
 * Keeps the result of a check for a time, so that probes do not become requests one to
 * one. Probes that come while a check runs get its result.
 */
public class CachedHealth {

	private final Duration timeToLive;

	private final Clock clock;

	/**
	 * Not a monitor, which would hold the carrier of a virtual thread while it waits.
	 */
	private final Lock lock = new ReentrantLock();

	private @Nullable Result result;

	public CachedHealth(Duration timeToLive, Clock clock) {
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	/**
	 * Return the result that is kept, or else that of the given check. A check that
	 * throws leaves nothing to keep.
	 */
	Health get(Supplier<Health> check) {
		Instant askedAt = this.clock.instant();
		this.lock.lock();
		try {
			if (this.result == null || !this.result.answers(askedAt, this.timeToLive)) {
				Instant startedAt = this.clock.instant();
				this.result = new Result(check.get(), startedAt, this.clock.instant());
			}
			return this.result.health();
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Result(Health health, Instant startedAt, Instant endedAt) {

		/**
		 * Nothing is kept for a time before the check: where the clock has been set back,
		 * it would be kept until the clock has caught up.
		 */
		boolean answers(Instant askedAt, Duration timeToLive) {
			return !askedAt.isBefore(this.startedAt)
					&& Duration.between(this.endedAt, askedAt).compareTo(timeToLive) < 0;
		}

	}

}
