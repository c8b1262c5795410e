package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets requests of one kind and API key go out in turn: within the configured limit, and
 * as fast as the API has been found to let them through. Only the first of those who wait
 * waits for a time; the others wait for their turn.
 */
public final class RequestPacer {

	private final @Nullable Permits permits;

	private final @Nullable AdaptivePace pace;

	private final Delay delay;

	private final FairQueue queue = new FairQueue();

	RequestPacer(@Nullable Permits permits, @Nullable AdaptivePace pace, Delay delay) {
		this.permits = permits;
		this.pace = pace;
		this.delay = delay;
	}

	/**
	 * Return whether a request may go out without asking for a turn.
	 */
	public boolean isFree() {
		return this.permits == null && (this.pace == null || this.pace.isFree());
	}

	/**
	 * Return for how long nothing may go out because of what the API has refused.
	 */
	public Duration untilNext() {
		return (this.pace != null) ? this.pace.untilNext() : Duration.ZERO;
	}

	/**
	 * Wait for the turn of a request.
	 * @return the turn when it has come, or its refusal; never a wait
	 */
	public Mono<Turn> turn(TimeBudget budget) {
		return Mono.defer(() -> {
			Duration timeLeft = budget.timeLeft();
			Duration wait = shortestWait();
			return isTooLong(wait, timeLeft) ? Mono.just(Turn.tooLate(wait, timeLeft))
					: this.queue.alone(() -> permitted(budget), timeLeft)
						.onErrorResume(TimeoutException.class, (late) -> Mono.just(Turn.tooLate(budget.timeLeft())));
		});
	}

	/**
	 * A request that cannot go out in time anyway is refused at once, and uses up no
	 * permit.
	 */
	private Duration shortestWait() {
		Duration paused = untilNext();
		Duration queued = (this.permits != null)
				? Duration.ofSeconds(1).multipliedBy(this.queue.length()).dividedBy(this.permits.perSecond())
				: Duration.ZERO;
		return (paused.compareTo(queued) > 0) ? paused : queued;
	}

	/**
	 * A request that need not wait goes out, however little time is left.
	 */
	private boolean isTooLong(Duration wait, Duration timeLeft) {
		return !wait.isZero() && wait.compareTo(timeLeft) > 0;
	}

	private Mono<Turn> permitted(TimeBudget budget) {
		Permits permits = this.permits;
		if (permits == null) {
			return paced(budget);
		}
		return permits.reserve(budget, this.queue.length())
			.onErrorResume((failure) -> Mono.just(Turn.storeUnreachable(failure, budget.timeLeft())))
			.flatMap((turn) -> (turn instanceof Turn.Wait wait)
					? waitFor(wait).doOnCancel(permits::giveBack).thenReturn(Turn.GRANTED) : Mono.just(turn))
			.flatMap((turn) -> (turn instanceof Turn.Refused) ? Mono.just(turn) : paced(budget));
	}

	/**
	 * After a wait things may have changed: another request has been refused.
	 */
	private Mono<Turn> paced(TimeBudget budget) {
		AdaptivePace pace = this.pace;
		return (pace == null) ? Mono.just(Turn.GRANTED)
				: Mono.defer(() -> takeTurn(pace, budget))
					.repeat()
					.filter((turn) -> !(turn instanceof Turn.Wait))
					.next();
	}

	/**
	 * Take the next turn, or wait for it.
	 * @return the turn, or the wait after it
	 */
	private Mono<Turn> takeTurn(AdaptivePace pace, TimeBudget budget) {
		Duration timeLeft = budget.timeLeft();
		Turn turn = pace.takeTurn();
		if (!(turn instanceof Turn.Wait wait)) {
			return Mono.just(turn);
		}
		return isTooLong(wait.time(), timeLeft) ? Mono.just(Turn.tooLate(wait.time(), timeLeft))
				: waitFor(wait).thenReturn(wait);
	}

	private Mono<?> waitFor(Turn.Wait wait) {
		return this.delay.of(wait.time());
	}

	/**
	 * Return the time at which a request goes out, to tell later what had been known by
	 * then.
	 */
	public long now() {
		return (this.pace != null) ? this.pace.now() : 0;
	}

	/**
	 * Learn that the API has let a request through.
	 */
	public void letThrough(long sentAt) {
		if (this.pace != null) {
			this.pace.letThrough(sentAt);
		}
	}

	/**
	 * Learn that the API has refused a request with 429.
	 * @param retryAfter the wait that it asked for, if any
	 */
	public void refused(long sentAt, @Nullable Duration retryAfter) {
		if (this.pace != null) {
			this.pace.refused(sentAt, retryAfter);
		}
	}

}
