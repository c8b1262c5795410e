package com.tracklysms.spring.internal.ratelimit;

import java.time.Clock;
import java.time.Duration;

import com.tracklysms.spring.internal.retry.RetryBackOff;
import com.tracklysms.spring.internal.retry.Stopwatch;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the API's refusals with 429 how fast requests may go out. Until the first
 * one it stands in nobody's way. After one nothing goes out for the announced or computed
 * time; then requests go out one after the other at the rate that the API let through
 * before. That rate is held for a while and then probed upwards step by step, until the
 * next refusal or until it no longer limits anything.
 * <p>
 * The idea is that of the adaptive retry mode of the AWS SDKs.
 */
final class AdaptivePace {

	/**
	 * No announcement holds requests back for longer: a mistaken one would stop the
	 * application for good.
	 */
	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	/**
	 * What timers are late by is made up for.
	 */
	private static final Duration LATENESS = Duration.ofMillis(20);

	private final Stopwatch stopwatch;

	private final RetryBackOff backOff;

	private final RecentCount letThrough = new RecentCount();

	private volatile boolean limiting;

	private PaceCurve curve = PaceCurve.startingWith(1);

	private long pausedUntil;

	private long nextTurn;

	private int refusalsInARow;

	private boolean firstRefusal;

	private boolean letThroughSincePause;

	AdaptivePace(Clock clock, RetryBackOff backOff) {
		this.stopwatch = new Stopwatch(clock);
		this.backOff = backOff;
	}

	/**
	 * Return whether requests may go out as they come.
	 */
	boolean isFree() {
		return !this.limiting;
	}

	/**
	 * Return the nanoseconds since some beginning.
	 */
	long now() {
		return this.stopwatch.nanos();
	}

	/**
	 * Take the next turn if it has come.
	 * @return the turn, or the wait until it comes
	 */
	synchronized Turn takeTurn() {
		Duration wait = untilNext();
		if (wait.isZero()) {
			long now = now();
			double rate = this.curve.rate(Duration.ofNanos(now - this.pausedUntil));
			this.limiting = this.limiting && Double.isFinite(rate);
			this.nextTurn = Math.max(this.nextTurn, now - LATENESS.toNanos()) + (long) (ONE_SECOND.toNanos() / rate);
		}
		return Turn.in(wait);
	}

	/**
	 * Return the time until the next turn.
	 */
	synchronized Duration untilNext() {
		return isFree() ? Duration.ZERO
				: Duration.ofNanos(Math.max(0, Math.max(this.nextTurn, this.pausedUntil) - now()));
	}

	/**
	 * Note that the API has let a request through.
	 */
	synchronized void letThrough(long sentAt) {
		this.letThrough.add(now());
		if (sentAt >= this.pausedUntil) {
			this.letThroughSincePause = true;
		}
		else if (this.firstRefusal) {
			// It came at the same time as the refusal, which was just heard of first
			this.curve = this.curve.plus(1);
		}
	}

	/**
	 * Note that the API has refused a request. Refusals of requests that had gone out
	 * before the last one was known do not count again, unless they ask for more time.
	 */
	synchronized void refused(long sentAt, @Nullable Duration retryAfter) {
		boolean counts = !this.limiting || sentAt >= this.pausedUntil;
		if (counts) {
			this.firstRefusal = !this.limiting;
			this.refusalsInARow = this.letThroughSincePause ? 1 : this.refusalsInARow + 1;
			this.curve = nextCurve();
			this.letThroughSincePause = false;
		}
		if (counts || retryAfter != null) {
			pause(this.backOff.waitBefore(this.refusalsInARow - 1, retryAfter));
		}
		this.limiting = true;
	}

	private PaceCurve nextCurve() {
		long now = now();
		if (!this.limiting) {
			return PaceCurve.startingWith(this.letThrough.countWithin(ONE_SECOND, now));
		}
		if (!this.letThroughSincePause) {
			return this.curve;
		}
		Duration sincePause = Duration.ofNanos(now - this.pausedUntil);
		if (sincePause.compareTo(RecentCount.SPAN) < 0) {
			return this.curve.cut();
		}
		return this.curve.refusedAfter(sincePause,
				this.letThrough.countWithin(RecentCount.SPAN, now) / (double) RecentCount.SPAN.toSeconds());
	}

	private void pause(Duration asked) {
		Duration pause = (asked.compareTo(LONGEST_PAUSE) < 0) ? asked : LONGEST_PAUSE;
		this.pausedUntil = Math.max(this.pausedUntil, now() + pause.toNanos());
		this.nextTurn = this.pausedUntil;
	}

}
