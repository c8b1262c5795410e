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
 * blocks and spent here one after the other, each at the time that it was due in the
 * store, so that all instances together go evenly.
 */
final class LeasedPermits implements Permits {

	private static final Log logger = LogFactory.getLog(LeasedPermits.class);

	private static final Duration STORE_TIMEOUT = Duration.ofSeconds(1);

	/**
	 * What a store may take to answer even where a call has no time to wait, since such a
	 * call would never go out.
	 */
	private static final Duration SHORTEST_STORE_WAIT = Duration.ofMillis(100);

	private static final Duration STORE_RETRY_INTERVAL = Duration.ofMillis(200);

	/**
	 * A block is at most what the limit allows in a tenth of a second.
	 */
	private static final int BLOCKS_PER_SECOND = 10;

	/**
	 * What was spent in this time is what the next block is made for.
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
	 * @param fallback what to go on with while the store cannot be reached, or
	 * {@code null} to wait for it
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
			noteSpending();
			return Turn.in(permit.timeUntilDue());
		}
		return Turn.tooLate(budget.timeLeft());
	}

	private synchronized void noteSpending() {
		this.spent.add(this.stopwatch.nanos());
	}

	private synchronized int permitsFor(int waiting) {
		int demand = Math.max(waiting, this.spent.countWithin(DEMAND_SPAN, this.stopwatch.nanos()));
		return Math.max(1, Math.min(demand, this.perSecond / BLOCKS_PER_SECOND));
	}

	/**
	 * Lease so many permits, or at least one if they do not all come in time.
	 */
	private Mono<Boolean> lease(int permits, TimeBudget budget) {
		return takeInTime(permits, budget).filter((some) -> some || permits == 1)
			.switchIfEmpty(Mono.defer(() -> takeInTime(1, budget)));
	}

	/**
	 * Hardly anybody waits for the store beyond the time of the call. What it says later
	 * is still heard: its permits are there for the next one, and so is its failure.
	 */
	private Mono<Boolean> takeInTime(int permits, TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		Mono<Boolean> taken = Mono.fromFuture(() -> takeFromStore(permits, timeLeft).toFuture(), true);
		Duration longestWait = (timeLeft.compareTo(SHORTEST_STORE_WAIT) > 0) ? timeLeft : SHORTEST_STORE_WAIT;
		return (longestWait.compareTo(STORE_TIMEOUT) < 0) ? taken.timeout(longestWait) : taken;
	}

	private Mono<Boolean> takeFromStore(int permits, Duration longestWait) {
		return Mono.fromCallable(() -> askStore(permits, longestWait))
			.subscribeOn(Schedulers.boundedElastic())
			.timeout(STORE_TIMEOUT)
			.<Optional<Duration>>dematerialize()
			.doOnNext((wait) -> noteSuccess())
			.doOnError(this::noteFailure)
			.map((wait) -> {
				wait.ifPresent((untilLast) -> this.lease.add(permits, untilLast, this.clock.instant()));
				return wait.isPresent();
			});
	}

	/**
	 * A failure is a value here: thrown when the store has been given up, it would be
	 * logged as an error that nobody dealt with.
	 */
	private Signal<Optional<Duration>> askStore(int permits, Duration longestWait) {
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
	 * Ask the store whether it is there again, without anybody waiting for it.
	 */
	private void probe() {
		if (this.probing.compareAndSet(false, true)) {
			Mono.delay(STORE_RETRY_INTERVAL)
				.then(Mono.defer(() -> takeFromStore(1, STORE_TIMEOUT)))
				.doFinally((signal) -> this.probing.set(false))
				.subscribe((some) -> {
				}, (failure) -> {
				});
		}
	}

	private void noteSuccess() {
		if (this.storeFailure.getAndSet(null) != null) {
			logger.info(LogMessage.format("Store of the rate limit '%s' can be reached again", this.limit));
		}
	}

	private void noteFailure(Throwable failure) {
		if (this.storeFailure.getAndSet(failure) == null) {
			logger.warn(LogMessage.format("Store of the rate limit '%s' cannot be reached; %s", this.limit,
					(this.fallback != null) ? "going on with the whole limit for this instance alone"
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
