package com.tracklysms.spring;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Lets requests of one kind and API key go out in turn: within the configured limit, and
 * as fast as the API has been found to let them through.
 */
final class RequestPacer {

	private final @Nullable Permits permits;

	private final @Nullable AdaptivePace pace;

	private final RetryAfter retryAfter;

	private final ReactiveRetry.Delay delay;

	RequestPacer(@Nullable Permits permits, @Nullable AdaptivePace pace, RetryAfter retryAfter,
			ReactiveRetry.Delay delay) {
		this.permits = permits;
		this.pace = pace;
		this.retryAfter = retryAfter;
		this.delay = delay;
	}

	/**
	 * Return whether a request may go out without asking for a turn.
	 */
	boolean isFree() {
		return this.permits == null && (this.pace == null || this.pace.isFree());
	}

	/**
	 * Wait for the turn of a request.
	 * @return empty when it may go out, or why it may not within its time
	 */
	Mono<TurnRefusal> turn(TimeBudget budget) {
		Permits permits = this.permits;
		AdaptivePace pace = this.pace;
		Mono<TurnRefusal> paced = (pace != null) ? paced(pace, budget) : Mono.empty();
		if (permits == null) {
			return paced;
		}
		Mono<TurnRefusal> paused = (pace != null) ? Mono.defer(() -> paused(pace, budget)) : Mono.empty();
		return paused.switchIfEmpty(Mono.defer(() -> permitted(permits, budget))).switchIfEmpty(paced);
	}

	/**
	 * A request that the API will not take in time anyway must not use up a permit.
	 */
	private Mono<TurnRefusal> paused(AdaptivePace pace, TimeBudget budget) {
		Duration wait = pace.isFree() ? Duration.ZERO : pace.untilNext();
		return wait.isZero() ? Mono.empty() : refusedIfTooLong(wait, budget);
	}

	private Mono<TurnRefusal> refusedIfTooLong(Duration wait, TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		return (wait.compareTo(timeLeft) > 0) ? Mono.just(TurnRefusal.tooLate(wait, timeLeft)) : Mono.empty();
	}

	private Mono<TurnRefusal> permitted(Permits permits, TimeBudget budget) {
		return permits.reserve(budget)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((wait) -> wait.isPresent() ? waitFor(wait.get(), permits) : Mono.just(tooLate(budget)))
			.onErrorResume((failure) -> Mono.just(TurnRefusal.noStore(failure, budget.timeLeft())));
	}

	private TurnRefusal tooLate(TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		return TurnRefusal.tooLate(TurnRefusal.laterThan(timeLeft), timeLeft);
	}

	private Mono<TurnRefusal> waitFor(Duration wait, Permits permits) {
		return wait.isZero() ? Mono.empty() : this.delay.of(wait).doOnCancel(permits::giveBack).then(Mono.empty());
	}

	/**
	 * After the wait things may have changed: another request has been refused.
	 */
	private Mono<TurnRefusal> paced(AdaptivePace pace, TimeBudget budget) {
		return Mono.defer(() -> {
			if (pace.isFree()) {
				return Mono.empty();
			}
			AdaptivePace.Turn turn = pace.reserve(budget.timeLeft());
			if (turn == null) {
				return Mono.just(TurnRefusal.tooLate(pace.untilNext(), budget.timeLeft()));
			}
			if (turn.delay().isZero()) {
				return Mono.empty();
			}
			return this.delay.of(turn.delay())
				.then(Mono.defer(() -> pace.counts(turn) ? Mono.empty() : paced(pace, budget)));
		});
	}

	/**
	 * Return the time at which a request goes out, to tell later what had been known by
	 * then.
	 */
	long now() {
		return (this.pace != null) ? this.pace.now() : 0;
	}

	/**
	 * Learn from an answer.
	 */
	void answered(long sentAt, ApiAnswer answer) {
		if (this.pace == null) {
			return;
		}
		if (answer.statusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			this.pace.refused(sentAt, this.retryAfter.read(answer.headers()));
		}
		else {
			this.pace.accepted(sentAt);
		}
	}

}
