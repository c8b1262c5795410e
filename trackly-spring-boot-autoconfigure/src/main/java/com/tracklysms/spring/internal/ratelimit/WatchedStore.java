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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.tracklysms.spring.internal.retry.TimeBudget;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.core.log.LogMessage;

/**
 * Store of a limit that several instances share. It is asked on other threads, and known
 * to be out of reach from its first failure until it responds again.
 */
final class WatchedStore {

	private static final Log logger = LogFactory.getLog(WatchedStore.class);

	static final Duration TIMEOUT = Duration.ofSeconds(1);

	private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

	private final RateLimitStore store;

	private final String limit;

	private final int perSecond;

	private final String consequence;

	private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

	private final AtomicBoolean probing = new AtomicBoolean();

	/**
	 * Create an instance.
	 * @param consequence what happens while the store cannot be reached, for the log
	 */
	WatchedStore(RateLimitStore store, String limit, int perSecond, String consequence) {
		this.store = store;
		this.limit = limit;
		this.perSecond = perSecond;
		this.consequence = consequence;
	}

	boolean isReachable() {
		return this.failure.get() == null;
	}

	/**
	 * Reserve permits.
	 * @return the wait until the last one is due, or none if it is longer than the
	 * longest one
	 */
	Mono<Optional<Duration>> reserve(int permits, Duration longestWait) {
		return Mono.fromCallable(() -> signal(permits, longestWait))
			.subscribeOn(Schedulers.boundedElastic())
			.timeout(TIMEOUT)
			.<Optional<Duration>>dematerialize()
			.doOnNext((wait) -> recordSuccess())
			.doOnError(this::recordFailure);
	}

	/**
	 * A failure is returned as a value: if it were thrown after the timeout, Reactor
	 * would log it as a dropped error.
	 */
	private Signal<Optional<Duration>> signal(int permits, Duration longestWait) {
		try {
			return Signal
				.next(Optional.ofNullable(this.store.reserve(this.limit, permits, this.perSecond, longestWait)));
		}
		catch (RuntimeException ex) {
			return Signal.error(ex);
		}
	}

	private void recordSuccess() {
		if (this.failure.getAndSet(null) != null) {
			logger.info(LogMessage.format("Store of the rate limit '%s' can be reached again", this.limit));
		}
	}

	private void recordFailure(Throwable failure) {
		if (this.failure.getAndSet(failure) == null) {
			logger.warn(LogMessage.format("Store of the rate limit '%s' cannot be reached; %s", this.limit,
					this.consequence), failure);
		}
	}

	/**
	 * Check in the background whether the store can be reached again, unless that is
	 * being done.
	 * @param reservation what to ask the store for
	 */
	void probe(Mono<?> reservation) {
		if (this.probing.compareAndSet(false, true)) {
			Mono.delay(RETRY_INTERVAL)
				.then(reservation)
				.doFinally((signal) -> this.probing.set(false))
				.subscribe((taken) -> {
				}, (failure) -> {
				});
		}
	}

	/**
	 * Return the retries of a call that waits for the store.
	 */
	Retry whileTimeIsLeft(TimeBudget budget) {
		return Retry.from((failures) -> failures.concatMap((failure) -> {
			boolean timeLeft = budget.timeLeft().compareTo(RETRY_INTERVAL) > 0;
			return timeLeft ? Mono.delay(RETRY_INTERVAL) : Mono.error(failure.failure());
		}));
	}

}
