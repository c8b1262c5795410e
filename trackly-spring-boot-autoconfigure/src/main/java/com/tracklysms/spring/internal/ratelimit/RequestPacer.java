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
import java.util.concurrent.TimeoutException;

import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Grants turns to the requests of one kind and API key: within the configured limit, and
 * at the rate that the API accepts. Only the first of the waiting requests uses a timer;
 * the others wait in a queue.
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
	 * Return whether a request may be sent without a turn.
	 */
	public boolean isFree() {
		return this.permits == null && (this.pace == null || this.pace.isFree());
	}

	/**
	 * Return the time for which no request may be sent because of refusals of the API.
	 */
	public Duration untilNext() {
		return (this.pace != null) ? this.pace.closedFor() : Duration.ZERO;
	}

	/**
	 * Wait for the turn of a request.
	 * @return the turn when it has come, or its refusal; never a {@link Turn.Wait}
	 */
	public Mono<Turn> turn(TimeBudget budget) {
		return Mono.defer(() -> {
			Duration timeLeft = budget.timeLeft();
			Duration wait = shortestWait();
			return isTooLong(wait, timeLeft) ? Mono.just(Turn.tooLate(wait, budget))
					: this.queue.alone(() -> permitted(budget), timeLeft)
						.onErrorResume(TimeoutException.class, (late) -> Mono.just(Turn.tooLate(budget)));
		});
	}

	/**
	 * A request that certainly cannot be sent in time is refused immediately, and uses no
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
	 * A request that does not have to wait is sent, however little time is left.
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
	 * The wait is repeated, since another request may have been refused in the meantime.
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
		return isTooLong(wait.time(), timeLeft) ? Mono.just(Turn.tooLate(wait.time(), budget))
				: waitFor(wait).thenReturn(wait);
	}

	private Mono<?> waitFor(Turn.Wait wait) {
		return this.delay.of(wait.time());
	}

	/**
	 * Return the time at which a request is sent, for {@link #accepted} and
	 * {@link #refused}.
	 */
	public long now() {
		return (this.pace != null) ? this.pace.now() : 0;
	}

	/**
	 * Record that the API accepted a request.
	 * @param sentAt the time at which it was sent, according to {@link #now()}
	 */
	public void accepted(long sentAt) {
		if (this.pace != null) {
			this.pace.accepted(sentAt);
		}
	}

	/**
	 * Record that the API refused a request with status 429.
	 * @param sentAt the time at which it was sent, according to {@link #now()}
	 * @param retryAfter the time to wait that the API requested, or {@code null} for none
	 */
	public void refused(long sentAt, @Nullable Duration retryAfter) {
		if (this.pace != null) {
			this.pace.refused(sentAt, retryAfter);
		}
	}

}
