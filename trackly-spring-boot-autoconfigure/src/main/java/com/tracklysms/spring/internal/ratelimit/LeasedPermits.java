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

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import com.tracklysms.spring.internal.retry.Stopwatch;
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
 * Permits of a limit that several instances share. They are leased from the store in
 * blocks and used one by one, each when it is due in the store, so that the requests of
 * all instances together are spread evenly.
 */
final class LeasedPermits implements Permits {

	private static final Log logger = LogFactory.getLog(LeasedPermits.class);

	private static final Duration STORE_TIMEOUT = Duration.ofSeconds(1);

	/**
	 * Minimum time for a store to respond, even if a call has no time to wait, since such
	 * a call would otherwise never be sent.
	 */
	private static final Duration SHORTEST_STORE_WAIT = Duration.ofMillis(100);

	private static final Duration STORE_RETRY_INTERVAL = Duration.ofMillis(200);

	/**
	 * The size of a block is limited to the permits for a tenth of a second.
	 */
	private static final int BLOCKS_PER_SECOND = 10;

	/**
	 * The size of the next block depends on the number of permits used in this time.
	 */
	private static final Duration DEMAND_SPAN = Duration.ofMillis(500);

	private final RateLimitStore store;

	private final String limit;

	private final int perSecond;

	private final @Nullable Permits fallback;

	private final Clock clock;

	private final Stopwatch stopwatch;

	private final Lease lease;

	private final RecentCount spent = new RecentCount();

	private final AtomicReference<@Nullable Throwable> storeFailure = new AtomicReference<>();

	private final AtomicBoolean probing = new AtomicBoolean();

	/**
	 * Create permits.
	 * @param fallback the permits to use while the store cannot be reached, or
	 * {@code null} to wait for the store
	 */
	LeasedPermits(RateLimitStore store, String limit, int perSecond, @Nullable Permits fallback, Clock clock) {
		this.store = store;
		this.limit = limit;
		this.perSecond = perSecond;
		this.fallback = fallback;
		this.clock = clock;
		this.stopwatch = new Stopwatch(clock);
		this.lease = new Lease(perSecond);
	}

	@Override
	public Mono<Turn> reserve(TimeBudget budget, int waiting) {
		Permits fallback = this.fallback;
		if (fallback == null) {
			return leased(budget, waiting).retryWhen(whileTimeIsLeft(budget));
		}
		if (this.storeFailure.get() != null) {
			probe();
			return fallback.reserve(budget, waiting);
		}
		return leased(budget, waiting).onErrorResume((failure) -> fallback.reserve(budget, waiting));
	}

	private Mono<Turn> leased(TimeBudget budget, int waiting) {
		return Mono.defer(() -> {
			Lease.Offer offer = offer(budget);
			return (offer instanceof Lease.Offer.Nothing)
					? lease(permitsFor(waiting + 1), budget).then(Mono.fromSupplier(() -> turn(offer(budget), budget)))
					: Mono.just(turn(offer, budget));
		});
	}

	private Lease.Offer offer(TimeBudget budget) {
		return this.lease.spend(this.clock.instant(), budget.timeLeft());
	}

	private Turn turn(Lease.Offer offer, TimeBudget budget) {
		if (offer instanceof Lease.Offer.Permit permit) {
			recordUse();
			return Turn.in(permit.timeUntilDue());
		}
		return Turn.tooLate(budget);
	}

	private synchronized void recordUse() {
		this.spent.add(this.stopwatch.nanos());
	}

	private synchronized int permitsFor(int waiting) {
		int demand = Math.max(waiting, this.spent.countWithin(DEMAND_SPAN, this.stopwatch.nanos()));
		return Math.max(1, Math.min(demand, this.perSecond / BLOCKS_PER_SECOND));
	}

	/**
	 * Lease the given number of permits, or at least one if they are not all due in time.
	 */
	private Mono<Boolean> lease(int permits, TimeBudget budget) {
		return takeInTime(permits, budget).filter((taken) -> taken || permits == 1)
			.switchIfEmpty(Mono.defer(() -> takeInTime(1, budget)));
	}

	/**
	 * A call waits for the store only slightly longer than its own time. A later response
	 * of the store is not lost: its permits, or its failure, are available to the next
	 * call.
	 */
	private Mono<Boolean> takeInTime(int permits, TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		Mono<Boolean> taken = Mono.fromFuture(() -> takeFromStore(permits, timeLeft).toFuture(), true);
		Duration longestWait = budget
			.timeout((timeLeft.compareTo(SHORTEST_STORE_WAIT) > 0) ? timeLeft : SHORTEST_STORE_WAIT);
		return (longestWait.compareTo(STORE_TIMEOUT) < 0) ? taken.timeout(longestWait) : taken;
	}

	private Mono<Boolean> takeFromStore(int permits, Duration longestWait) {
		return Mono.fromCallable(() -> reserveFromStore(permits, longestWait))
			.subscribeOn(Schedulers.boundedElastic())
			.timeout(STORE_TIMEOUT)
			.<Optional<Duration>>dematerialize()
			.doOnNext((wait) -> recordSuccess())
			.doOnError(this::recordFailure)
			.map((wait) -> {
				wait.ifPresent((untilLast) -> this.lease.add(permits, untilLast, this.clock.instant()));
				return wait.isPresent();
			});
	}

	/**
	 * A failure is returned as a value: if it were thrown after the timeout, Reactor
	 * would log it as a dropped error.
	 */
	private Signal<Optional<Duration>> reserveFromStore(int permits, Duration longestWait) {
		try {
			return Signal
				.next(Optional.ofNullable(this.store.reserve(this.limit, permits, this.perSecond, longestWait)));
		}
		catch (RuntimeException ex) {
			return Signal.error(ex);
		}
	}

	private Retry whileTimeIsLeft(TimeBudget budget) {
		return Retry.from((failures) -> failures.concatMap((failure) -> {
			boolean timeLeft = budget.timeLeft().compareTo(STORE_RETRY_INTERVAL) > 0;
			return timeLeft ? Mono.delay(STORE_RETRY_INTERVAL) : Mono.error(failure.failure());
		}));
	}

	/**
	 * Check whether the store can be reached again, in the background.
	 */
	private void probe() {
		if (this.probing.compareAndSet(false, true)) {
			Mono.delay(STORE_RETRY_INTERVAL)
				.then(Mono.defer(() -> takeFromStore(1, STORE_TIMEOUT)))
				.doFinally((signal) -> this.probing.set(false))
				.subscribe((taken) -> {
				}, (failure) -> {
				});
		}
	}

	private void recordSuccess() {
		if (this.storeFailure.getAndSet(null) != null) {
			logger.info(LogMessage.format("Store of the rate limit '%s' can be reached again", this.limit));
		}
	}

	private void recordFailure(Throwable failure) {
		if (this.storeFailure.getAndSet(failure) == null) {
			logger.warn(LogMessage.format("Store of the rate limit '%s' cannot be reached; %s", this.limit,
					(this.fallback != null) ? "this instance continues with the whole limit for itself"
							: "requests wait for it"),
					failure);
		}
	}

	@Override
	public void giveBack() {
		this.lease.giveBack(this.clock.instant());
	}

	@Override
	public int perSecond() {
		return this.perSecond;
	}

}
