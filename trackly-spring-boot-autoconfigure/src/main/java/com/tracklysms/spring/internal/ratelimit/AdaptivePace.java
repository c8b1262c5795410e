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

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	/**
	 * Delay of a timer that does not reduce the rate.
	 */
	private static final Duration LATENESS = Duration.ofMillis(20);

	private static final Duration SHORTEST_TIME_ASIDE = Duration.ofSeconds(10);

	private static final Duration LONGEST_TIME_ASIDE = Duration.ofMinutes(10);

	private final Stopwatch stopwatch;

	private final RecentAnswers answers = new RecentAnswers();

	private final PaceTrial trial = new PaceTrial();

	private final PaceGate gate = new PaceGate();

	private volatile boolean limiting;

	private boolean searched;

	private PaceCurve curve = PaceCurve.searchFrom(1);

	private long curveSince;

	private long nextTurn;

	private long asideUntil;

	private Duration timeAside = SHORTEST_TIME_ASIDE;

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
		if (now < this.nextTurn) {
			return Turn.in(Duration.ofNanos(this.nextTurn - now));
		}
		double rate = this.curve.rate(sinceChange(now));
		if (Double.isInfinite(rate)) {
			stopLimiting(now);
			return Turn.GRANTED;
		}
		this.nextTurn = Math.max(this.nextTurn, now - LATENESS.toNanos()) + (long) (ONE_SECOND.toNanos() / rate);
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
			this.nextTurn = now;
			change(this.curve, now);
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
		if (now < this.asideUntil) {
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
		this.nextTurn = now;
		this.trial.begin(now, this.answers.refusedShare(now));
		change(PaceCurve.below(this.answers.acceptedInASecond(now), retryAfter), now);
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
		change(this.searched ? PaceCurve.below(accepted, retryAfter) : PaceCurve.searchFrom(accepted), now);
		this.searched = true;
		this.gate.close(now, retryAfter, this.answers.row());
	}

	private void refusedWhilePaced(long sentAt, @Nullable Duration retryAfter, long now) {
		Duration time = sinceChange(now);
		if (this.curve.isSearch()) {
			if (sentAt >= this.curveSince) {
				change(this.curve.afterSearch(time, retryAfter), now);
				this.trial.startRound(now);
			}
			return;
		}
		judge(false, sentAt, now);
		if (!isFree() && this.curve.isGrowing(time)) {
			change(this.curve.afterGrowth(exceededLimit(this.curve.rate(time), now), retryAfter), now);
		}
	}

	/**
	 * The limit of a window is what was accepted in the last second, that of a small
	 * bucket is hardly less than the current rate.
	 */
	private double exceededLimit(double rate, long now) {
		double accepted = Math.min(rate, this.answers.acceptedInASecond(now));
		return accepted + (rate - accepted) / 4;
	}

	private void judge(boolean accept, long sentAt, long now) {
		if (this.gate.isClosed() || this.curve.isSearch() || !this.trial.isOverAfter(accept, sentAt, now)) {
			return;
		}
		double rate = this.curve.rate(sinceChange(now));
		PaceTrial.Verdict verdict = this.trial.judge(now);
		if (verdict.inVain()) {
			stepAside(now);
		}
		else if (verdict.tooFast()) {
			change(PaceCurve.below(Math.min(rate, verdict.acceptedPerSecond()), null), now);
		}
		else if (verdict.helped()) {
			this.timeAside = SHORTEST_TIME_ASIDE;
		}
	}

	private void change(PaceCurve curve, long now) {
		this.curve = curve;
		this.curveSince = now;
	}

	private Duration sinceChange(long now) {
		return Duration.ofNanos(now - this.curveSince);
	}

	private void stepAside(long now) {
		this.asideUntil = now + this.timeAside.toNanos();
		Duration next = this.timeAside.multipliedBy(2);
		this.timeAside = (next.compareTo(LONGEST_TIME_ASIDE) < 0) ? next : LONGEST_TIME_ASIDE;
		stopLimiting(this.asideUntil);
	}

	private void stopLimiting(long observeFrom) {
		this.limiting = false;
		this.gate.open();
		this.answers.observeFrom(observeFrom);
	}

}
