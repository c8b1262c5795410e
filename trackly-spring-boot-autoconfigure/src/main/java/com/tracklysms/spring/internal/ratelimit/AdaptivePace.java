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
import org.jspecify.annotations.Nullable;

/**
 * Adapts the rate of requests to the API's refusals with status 429, as long as that
 * helps. The rate is not limited until a considerable share of the requests is refused.
 * Requests are then sent one by one, at the rate that the API accepts
 * ({@link PaceCurve}). While it refuses everything, only a probe is sent from time to
 * time ({@link PaceGate}). If a lower rate does not lower the share of refusals
 * ({@link PaceTrial}), the refusals have another reason: then the pace steps aside for a
 * while, and each call waits for itself after its own refusals.
 * <p>
 * Derived from the adaptive retry mode of the AWS SDKs, which paces by the measured rate
 * after a refusal and then lets the rate grow. That one starts with a single refusal, and
 * never asks whether it helps.
 */
final class AdaptivePace {

	private final Stopwatch stopwatch;

	private final RecentAnswers answers = new RecentAnswers();

	private final PaceTrial trial = new PaceTrial();

	private final PaceGate gate = new PaceGate();

	private final PaceSchedule schedule = new PaceSchedule();

	private final TimeAside aside = new TimeAside();

	private volatile boolean limiting;

	private boolean searched;

	AdaptivePace(Clock clock) {
		this.stopwatch = new Stopwatch(clock);
	}

	/**
	 * Return whether requests may be sent without a turn.
	 */
	boolean isFree() {
		return !this.limiting;
	}

	/**
	 * Return the current time in nanoseconds, relative to the creation of this instance.
	 */
	long now() {
		return this.stopwatch.nanos();
	}

	/**
	 * Take the next turn, if it has come.
	 * @return the turn, or the wait until it comes
	 */
	synchronized Turn takeTurn() {
		long now = now();
		if (isFree()) {
			return Turn.GRANTED;
		}
		if (this.gate.isClosed()) {
			return Turn.in(this.gate.probe(now));
		}
		Duration wait = this.schedule.untilNext(now);
		if (!wait.isZero()) {
			return Turn.in(wait);
		}
		double rate = this.schedule.rate(now);
		if (Double.isInfinite(rate)) {
			stopLimiting(now);
			return Turn.GRANTED;
		}
		this.schedule.takeTurn(rate, now);
		return Turn.GRANTED;
	}

	/**
	 * Return the time for which no request is sent because the API refuses everything.
	 */
	synchronized Duration closedFor() {
		return isFree() ? Duration.ZERO : this.gate.closedFor(now());
	}

	/**
	 * Record that the API accepted a request.
	 * @param sentAt the time at which it was sent, according to {@link #now()}
	 */
	synchronized void accepted(long sentAt) {
		long now = now();
		this.answers.accepted(now);
		if (isFree()) {
			this.answers.endRow();
			return;
		}
		if (!this.gate.isOutdated(sentAt)) {
			this.answers.endRow();
			open(now);
		}
		judge(true, sentAt, now);
	}

	private void open(long now) {
		if (this.gate.isClosed()) {
			this.gate.open();
			this.schedule.restart(now);
			this.trial.startRound(now);
		}
	}

	/**
	 * Record that the API refused a request with status 429.
	 * @param sentAt the time at which the request was sent, according to {@link #now()}
	 * @param retryAfter the time to wait that the API requested, or {@code null} for none
	 */
	synchronized void refused(long sentAt, @Nullable Duration retryAfter) {
		long now = now();
		this.answers.refused(now);
		if (!this.aside.isOver(now)) {
			return;
		}
		this.answers.extendRow(now, this.limiting);
		if (this.gate.isClosed()) {
			refusedWhileClosed(sentAt, retryAfter, now);
		}
		else if (isFree()) {
			refusedWhileFree(retryAfter, now);
		}
		else if (this.answers.isEverythingRefused(now)) {
			close(retryAfter, now);
		}
		else {
			refusedWhilePaced(sentAt, retryAfter, now);
		}
	}

	/**
	 * Requests that were under way when the gate was closed confirm what it was closed
	 * for.
	 */
	private void refusedWhileClosed(long sentAt, @Nullable Duration retryAfter, long now) {
		if (this.gate.isOutdated(sentAt) && retryAfter == null) {
			return;
		}
		if (this.gate.isClosedInVain(now, retryAfter)) {
			stepAside(now);
			return;
		}
		this.gate.close(now, retryAfter, this.answers.row());
	}

	private void refusedWhileFree(@Nullable Duration retryAfter, long now) {
		boolean everything = this.answers.isEverythingRefused(now);
		if (!everything && !this.answers.areManyRefused(now)) {
			return;
		}
		this.limiting = true;
		this.searched = false;
		this.trial.begin(now, this.answers.refusedShare(now));
		this.schedule.start(PaceCurve.below(this.answers.acceptedInASecond(now), retryAfter), now);
		if (everything) {
			close(retryAfter, now);
		}
	}

	/**
	 * What was accepted in the last second is the limit of a window, but possibly far
	 * less than that of a bucket.
	 */
	private void close(@Nullable Duration retryAfter, long now) {
		int accepted = this.answers.acceptedInASecond(now);
		this.schedule.change(this.searched ? PaceCurve.below(accepted, retryAfter) : PaceCurve.searchFrom(accepted),
				now);
		this.searched = true;
		this.gate.close(now, retryAfter, this.answers.row());
	}

	private void refusedWhilePaced(long sentAt, @Nullable Duration retryAfter, long now) {
		Duration time = this.schedule.time(now);
		if (this.schedule.isSearch()) {
			if (this.schedule.refusedInSearch(sentAt, retryAfter, now)) {
				this.trial.startRound(now);
			}
			return;
		}
		judge(false, sentAt, now);
		if (!isFree() && this.schedule.isGrowing(time)) {
			this.schedule.refusedInGrowth(time, this.answers.acceptedInASecond(now), retryAfter, now);
		}
	}

	private void judge(boolean accept, long sentAt, long now) {
		if (this.gate.isClosed() || this.schedule.isSearch() || !this.trial.isOverAfter(accept, sentAt, now)) {
			return;
		}
		double rate = this.schedule.rate(now);
		PaceTrial.Verdict verdict = this.trial.judge(now);
		if (verdict.inVain()) {
			stepAside(now);
		}
		else if (verdict.tooFast()) {
			this.schedule.change(PaceCurve.below(Math.min(rate, verdict.acceptedPerSecond()), null), now);
		}
		else if (verdict.helped()) {
			this.aside.reset();
		}
	}

	private void stepAside(long now) {
		stopLimiting(this.aside.begin(now));
	}

	private void stopLimiting(long observeFrom) {
		this.limiting = false;
		this.gate.open();
		this.answers.observeFrom(observeFrom);
	}

}
