package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.internal.http.RetryAfter;
import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Lets requests of one kind and API key go out in turn: within the configured limit, and
 * as fast as the API has been found to let them through. Only the first of those who wait
 * waits for a time; the others wait for their turn.
 */
public final class RequestPacer {

	private final @Nullable Permits permits;

	private final @Nullable AdaptivePace pace;

	private final RetryAfter retryAfter;

	private final Delay delay;

	private final FairQueue queue = new FairQueue();

	public RequestPacer(@Nullable Permits permits, @Nullable AdaptivePace pace, RetryAfter retryAfter, Delay delay) {
		this.permits = permits;
		this.pace = pace;
		this.retryAfter = retryAfter;
		this.delay = delay;
	}

	/**
	 * Return whether a request may go out without asking for a turn.
	 */
	public boolean isFree() {
		return this.permits == null && (this.pace == null || this.pace.isFree());
	}

	/**
	 * Wait for the turn of a request.
	 * @return empty when it may go out, or why it may not within its time
	 */
	public Mono<TurnRefusal> turn(TimeBudget budget) {
		return Mono.defer(() -> {
			Duration timeLeft = budget.timeLeft();
			Duration wait = shortestWait();
			return isTooLong(wait, timeLeft) ? Mono.just(TurnRefusal.tooLate(wait, timeLeft))
					: this.queue.alone(() -> permitted(budget), timeLeft)
						.onErrorResume(TimeoutException.class, (late) -> Mono.just(tooLate(budget)));
		});
	}

	/**
	 * A request that cannot go out in time anyway is told so at once, and uses up no
	 * permit.
	 */
	private Duration shortestWait() {
		Duration paused = (this.pace != null) ? this.pace.untilNext() : Duration.ZERO;
		Duration queued = (this.permits != null)
				? Duration.ofSeconds(1).multipliedBy(this.queue.length()).dividedBy(this.permits.perSecond())
				: Duration.ZERO;
		return (paused.compareTo(queued) > 0) ? paused : queued;
	}

	/**
	 * What need not wait goes out, however little time is left.
	 */
	private boolean isTooLong(Duration wait, Duration timeLeft) {
		return !wait.isZero() && wait.compareTo(timeLeft) > 0;
	}

	private Mono<TurnRefusal> permitted(TimeBudget budget) {
		Permits permits = this.permits;
		if (permits == null) {
			return paced(budget);
		}
		return permits.reserve(budget, this.queue.length())
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((wait) -> wait.isPresent() ? waitFor(wait.get(), permits) : Mono.just(tooLate(budget)))
			.onErrorResume((failure) -> Mono.just(TurnRefusal.noStore(failure, budget.timeLeft())))
			.switchIfEmpty(paced(budget));
	}

	private Mono<TurnRefusal> waitFor(Duration wait, Permits permits) {
		return wait.isZero() ? Mono.empty() : this.delay.of(wait).doOnCancel(permits::giveBack).then(Mono.empty());
	}

	private TurnRefusal tooLate(TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		return TurnRefusal.tooLate(TurnRefusal.laterThan(timeLeft), timeLeft);
	}

	/**
	 * After a wait things may have changed: another request has been refused.
	 */
	private Mono<TurnRefusal> paced(TimeBudget budget) {
		AdaptivePace pace = this.pace;
		return (pace == null) ? Mono.empty()
				: Mono.defer(() -> takeTurn(pace, budget)).repeatWhenEmpty((waits) -> waits).flatMap(Mono::justOrEmpty);
	}

	/**
	 * Take the next turn, or wait for it.
	 * @return a refusal or none; empty after a wait
	 */
	private Mono<Optional<TurnRefusal>> takeTurn(AdaptivePace pace, TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		Duration wait = pace.takeTurn();
		if (wait.isZero()) {
			return Mono.just(Optional.empty());
		}
		return isTooLong(wait, timeLeft) ? Mono.just(Optional.of(TurnRefusal.tooLate(wait, timeLeft)))
				: this.delay.of(wait).then(Mono.empty());
	}

	/**
	 * Return the time at which a request goes out, to tell later what had been known by
	 * then.
	 */
	public long now() {
		return (this.pace != null) ? this.pace.now() : 0;
	}

	/**
	 * Learn from an answer.
	 */
	public void answered(long sentAt, ApiAnswer answer) {
		if (this.pace == null) {
			return;
		}
		if (answer.statusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS)) {
			this.pace.refused(sentAt, this.retryAfter.read(answer.headers()));
		}
		else {
			this.pace.letThrough(sentAt);
		}
	}

}
