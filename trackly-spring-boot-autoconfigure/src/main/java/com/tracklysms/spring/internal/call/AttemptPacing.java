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

package com.tracklysms.spring.internal.call;

import java.time.Duration;

import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.http.ApiAnswer;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.ratelimit.RequestPacer;
import com.tracklysms.spring.internal.ratelimit.Turn;
import com.tracklysms.spring.internal.retry.TimeBudget;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pacing of one attempt: its turn, and what its answer says about the rate.
 */
record AttemptPacing(RequestPacer pacer, TimeBudget budget, CallObservation observation) {

	/**
	 * Return whether the attempt may be made without a turn.
	 */
	boolean isFree() {
		return this.pacer.isFree();
	}

	/**
	 * Block until the turn has come.
	 */
	void awaitTurn() {
		Duration timeLeft = this.budget.timeLeft();
		Turn turn = blockForTurn();
		recordWait(timeLeft);
		if (turn instanceof Turn.Refused refused) {
			throw refused.toException();
		}
	}

	private @Nullable Turn blockForTurn() {
		try {
			return this.pacer.turn(this.budget).takeUntilOther(this.budget.lifetime().closed()).block();
		}
		catch (RuntimeException ex) {
			if (Thread.currentThread().isInterrupted()) {
				throw new TransientTracklyInterruptedException(
						"Interrupted while waiting for a turn within the rate limit, before the request was sent", ex);
			}
			throw ex;
		}
	}

	/**
	 * Return the turn, once it has come.
	 */
	Mono<Turn> turn() {
		Duration timeLeft = this.budget.timeLeft();
		return this.pacer.turn(this.budget)
			.takeUntilOther(this.budget.lifetime().closed())
			.switchIfEmpty(Mono.error(() -> this.budget.lifetime().notSent(null)))
			.doOnTerminate(() -> recordWait(timeLeft))
			.flatMap((turn) -> (turn instanceof Turn.Refused refused) ? Mono.error(refused.toException())
					: Mono.just(turn));
	}

	private void recordWait(Duration timeLeft) {
		this.observation.waits(timeLeft.minus(this.budget.timeLeft()));
	}

	/**
	 * Return the time at which an attempt that begins now is sent, for the pacer.
	 */
	long now() {
		return this.pacer.now();
	}

	void learnFrom(ApiAnswer answer, long sentAt) {
		if (answer.isRateLimited()) {
			this.pacer.refused(sentAt, answer.retryAfter());
			this.budget.pause(this.pacer.untilNext());
			this.observation.rateLimited();
		}
		else {
			this.pacer.accepted(sentAt);
		}
	}

}
