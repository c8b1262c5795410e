package com.tracklysms.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.log.LogMessage;

/**
 * Permits of a limit that several instances share. They are leased from the store in
 * blocks and spent here one after the other, each at the time that it was due in the
 * store, so that all instances together go evenly.
 */
final class LeasedPermits implements Permits {

	private static final Log logger = LogFactory.getLog(LeasedPermits.class);

	private static final Duration STORE_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration STORE_RETRY_INTERVAL = Duration.ofMillis(200);

	/**
	 * What is spent in this time is what the next block is made for.
	 */
	private static final Duration DEMAND_SPAN = Duration.ofMillis(500);

	private final RateLimitStore store;

	private final String limit;

	private final int perSecond;

	private final @Nullable Permits fallback;

	private final Clock stopwatch;

	private final Instant origin;

	private final Lease lease;

	private final RecentCount spent = new RecentCount();

	private final Deque<PermitWaiter> waiters = new ArrayDeque<>();

	private boolean leasing;

	private boolean onePermitOnly;

	private @Nullable Throwable storeFailure;

	/**
	 * Create permits.
	 * @param fallback what to go on with while the store cannot be reached, or
	 * {@code null} to wait for it
	 */
	LeasedPermits(RateLimitStore store, String limit, int perSecond, @Nullable Permits fallback, Clock stopwatch) {
		this.store = store;
		this.limit = limit;
		this.perSecond = perSecond;
		this.fallback = fallback;
		this.stopwatch = stopwatch;
		this.origin = stopwatch.instant();
		this.lease = new Lease(perSecond);
	}

	@Override
	public Mono<Duration> reserve(TimeBudget budget) {
		return Mono.defer(() -> {
			Permits fallback = fallbackInUse();
			if (fallback != null) {
				serve();
				return fallback.reserve(budget);
			}
			PermitWaiter waiter = new PermitWaiter(budget);
			enqueue(waiter);
			serve();
			return waiter.permit(this.fallback)
				.timeout(waiter.patience(), Mono.defer(() -> giveUp(waiter)))
				.doOnCancel(() -> withdraw(waiter));
		});
	}

	private synchronized @Nullable Permits fallbackInUse() {
		return (this.storeFailure != null) ? this.fallback : null;
	}

	private synchronized void enqueue(PermitWaiter waiter) {
		this.waiters.add(waiter);
	}

	private Mono<Duration> giveUp(PermitWaiter waiter) {
		withdraw(waiter);
		Throwable failure = storeFailure();
		return (failure != null) ? Mono.error(failure) : Mono.empty();
	}

	private synchronized @Nullable Throwable storeFailure() {
		return this.storeFailure;
	}

	private void withdraw(PermitWaiter waiter) {
		boolean served;
		synchronized (this) {
			served = !this.waiters.remove(waiter);
		}
		if (served) {
			giveBack();
		}
	}

	@Override
	public void giveBack() {
		synchronized (this) {
			this.lease.giveBack(this.stopwatch.instant());
		}
		serve();
	}

	/**
	 * Spend what is there on those who wait, in their order, and lease more if that is
	 * not enough.
	 */
	private void serve() {
		List<Runnable> answers = new ArrayList<>();
		boolean more;
		synchronized (this) {
			Instant now = this.stopwatch.instant();
			Duration wait = this.lease.untilNext(now);
			while (wait != null && !this.waiters.isEmpty()) {
				answers.add(answer(this.waiters.removeFirst(), wait, now));
				wait = this.lease.untilNext(now);
			}
			more = !this.leasing && (!this.waiters.isEmpty() || this.storeFailure != null);
			this.leasing = this.leasing || more;
		}
		answers.forEach(Runnable::run);
		if (more) {
			lease();
		}
	}

	private Runnable answer(PermitWaiter waiter, Duration wait, Instant now) {
		if (wait.compareTo(waiter.timeLeft()) > 0) {
			return waiter::refuse;
		}
		this.lease.spendNext();
		this.spent.add(Duration.between(this.origin, now).toNanos());
		return () -> waiter.grant(wait);
	}

	private void lease() {
		int permits = permitsToLease();
		Duration longestWait = longestWait();
		Mono.fromCallable(
				() -> Optional.ofNullable(this.store.reserve(this.limit, permits, this.perSecond, longestWait)))
			.subscribeOn(Schedulers.boundedElastic())
			.timeout(STORE_TIMEOUT)
			.subscribe((wait) -> leased(permits, wait.orElse(null), longestWait), this::failed);
	}

	private synchronized int permitsToLease() {
		if (this.onePermitOnly) {
			return 1;
		}
		long now = Duration.between(this.origin, this.stopwatch.instant()).toNanos();
		int demand = Math.max(this.waiters.size(), this.spent.countWithin(DEMAND_SPAN, now));
		return Math.max(1, Math.min(demand, this.perSecond / 10));
	}

	private synchronized Duration longestWait() {
		return this.waiters.stream().map(PermitWaiter::timeLeft).max(Duration::compareTo).orElse(STORE_TIMEOUT);
	}

	private void leased(int permits, @Nullable Duration wait, Duration longestWait) {
		List<PermitWaiter> refused = new ArrayList<>();
		synchronized (this) {
			noteRecovery();
			if (wait != null) {
				this.lease.add(permits, wait, this.stopwatch.instant());
			}
			else if (permits == 1) {
				this.waiters.removeIf((waiter) -> waiter.timeLeft().compareTo(longestWait) <= 0 && refused.add(waiter));
			}
			// The first of a block can come in time although the last does not
			this.onePermitOnly = wait == null && permits > 1;
			this.leasing = false;
		}
		refused.forEach(PermitWaiter::refuse);
		serve();
	}

	private void noteRecovery() {
		if (this.storeFailure != null) {
			logger.info(LogMessage.format("Store of the rate limit '%s' can be reached again", this.limit));
			this.storeFailure = null;
		}
	}

	private void failed(Throwable failure) {
		List<PermitWaiter> left = new ArrayList<>();
		synchronized (this) {
			noteFailure(failure);
			if (this.fallback != null) {
				left.addAll(this.waiters);
				this.waiters.clear();
			}
		}
		left.forEach(PermitWaiter::fallBack);
		Mono.delay(STORE_RETRY_INTERVAL).subscribe((tick) -> {
			synchronized (this) {
				this.leasing = false;
			}
			serve();
		});
	}

	private void noteFailure(Throwable failure) {
		if (this.storeFailure == null) {
			logger.warn(LogMessage.format("Store of the rate limit '%s' cannot be reached; %s", this.limit,
					(this.fallback != null) ? "going on with the whole limit for this instance alone"
							: "requests wait for it"),
					failure);
		}
		this.storeFailure = failure;
	}

}
