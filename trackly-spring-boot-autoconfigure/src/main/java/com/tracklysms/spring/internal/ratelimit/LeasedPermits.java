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

import com.tracklysms.spring.internal.retry.Stopwatch;
import com.tracklysms.spring.internal.retry.TimeBudget;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Permits of a limit that several instances share. They are leased from the store in
 * blocks and used one by one, each when it is due in the store, so that the requests of
 * all instances together are spread evenly.
 */
final class LeasedPermits implements Permits {

	/**
	 * Minimum time for a store to respond, even if a call has no time to wait, since such
	 * a call would otherwise never be sent.
	 */
	private static final Duration SHORTEST_STORE_WAIT = Duration.ofMillis(100);

	/**
	 * The size of a block is limited to the permits for a tenth of a second.
	 */
	private static final int BLOCKS_PER_SECOND = 10;

	/**
	 * The size of the next block depends on the number of permits used in this time.
	 */
	private static final Duration DEMAND_SPAN = Duration.ofMillis(500);

	private final WatchedStore store;

	private final int perSecond;

	private final @Nullable Permits fallback;

	private final Clock clock;

	private final Stopwatch stopwatch;

	private final Lease lease;

	private final RecentCount spent = new RecentCount();

	/**
	 * Create permits.
	 * @param fallback the permits to use while the store cannot be reached, or
	 * {@code null} to wait for the store
	 */
	LeasedPermits(RateLimitStore store, String limit, int perSecond, @Nullable Permits fallback, Clock clock) {
		this.store = new WatchedStore(store, limit, perSecond, (fallback != null)
				? "this instance continues with the whole limit for itself" : "requests wait for it");
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
			return leased(budget, waiting).retryWhen(this.store.whileTimeIsLeft(budget));
		}
		if (!this.store.isReachable()) {
			this.store.probe(Mono.defer(() -> takeFromStore(1, WatchedStore.TIMEOUT)));
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
		return (longestWait.compareTo(WatchedStore.TIMEOUT) < 0) ? taken.timeout(longestWait) : taken;
	}

	private Mono<Boolean> takeFromStore(int permits, Duration longestWait) {
		return this.store.reserve(permits, longestWait).map((wait) -> {
			wait.ifPresent((untilLast) -> this.lease.add(permits, untilLast, this.clock.instant()));
			return wait.isPresent();
		});
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
