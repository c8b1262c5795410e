package com.tracklysms.spring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
	 * What one request takes part in: a time to go out, which counts for as long as no
	 * further refusal has come in between.
	 */
	record Turn(Duration delay, long era) {

	}

	/**
	 * No announcement holds requests back for longer: a mistaken one would stop the
	 * application for good.
	 */
	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private static final Duration ONE_SECOND = Duration.ofSeconds(1);

	/**
	 * How much of the rate that was let through is aimed at next.
	 */
	private static final double AIM = 0.98;

	/**
	 * What is left of a rate that was refused soon after the pause.
	 */
	private static final double CUT = 0.8;

	private static final double LOWEST_RATE = 1;

	private final Clock stopwatch;

	private final RetryBackOff backOff;

	private final Instant origin;

	private final RecentCount letThrough = new RecentCount();

	private volatile boolean limiting;

	private double rate;

	private long pausedUntil;

	private long nextTurn;

	private long era;

	private int refusalsInARow;

	private boolean acceptedSincePause;

	AdaptivePace(Clock stopwatch, RetryBackOff backOff) {
		this.stopwatch = stopwatch;
		this.backOff = backOff;
		this.origin = stopwatch.instant();
	}

	/**
	 * Return whether requests may go out as they come.
	 */
	boolean isFree() {
		return !this.limiting;
	}

	/**
	 * Return the time since some beginning.
	 */
	long now() {
		return Duration.between(this.origin, this.stopwatch.instant()).toNanos();
	}

	/**
	 * Reserve the next turn.
	 * @return the turn, or {@code null} if it would come later than in the given time
	 */
	synchronized @Nullable Turn reserve(Duration longestWait) {
		long now = now();
		long turn = Math.max(Math.max(now, this.nextTurn), this.pausedUntil);
		if (Duration.ofNanos(turn - now).compareTo(longestWait) > 0) {
			return null;
		}
		double rate = this.limiting ? PaceCurve.rate(this.rate, Duration.ofNanos(turn - this.pausedUntil))
				: Double.POSITIVE_INFINITY;
		if (turn == now && Double.isInfinite(rate)) {
			this.limiting = false;
			return new Turn(Duration.ZERO, this.era);
		}
		this.nextTurn = turn + (long) (ONE_SECOND.toNanos() / rate);
		return new Turn(Duration.ofNanos(turn - now), this.era);
	}

	/**
	 * Return how long the next turn is away.
	 */
	synchronized Duration untilNext() {
		return Duration.ofNanos(Math.max(0, Math.max(this.nextTurn, this.pausedUntil) - now()));
	}

	/**
	 * Return whether a turn still counts.
	 */
	synchronized boolean counts(Turn turn) {
		return turn.era() == this.era;
	}

	/**
	 * Note that the API has let a request through.
	 */
	synchronized void accepted(long sentAt) {
		this.letThrough.add(now());
		if (sentAt >= this.pausedUntil) {
			this.acceptedSincePause = true;
		}
	}

	/**
	 * Note that the API has refused a request. Refusals of requests that had gone out
	 * before the last one was known are no news, unless they ask for more time.
	 */
	synchronized void refused(long sentAt, @Nullable Duration retryAfter) {
		boolean news = !this.limiting || sentAt >= this.pausedUntil;
		if (news) {
			this.refusalsInARow = this.acceptedSincePause ? 1 : this.refusalsInARow + 1;
			this.rate = nextRate();
			this.acceptedSincePause = false;
		}
		if (news || retryAfter != null) {
			pause(this.backOff.waitBefore(this.refusalsInARow - 1, retryAfter));
		}
		this.limiting = true;
	}

	private void pause(Duration announced) {
		Duration pause = (announced.compareTo(LONGEST_PAUSE) < 0) ? announced : LONGEST_PAUSE;
		this.pausedUntil = Math.max(this.pausedUntil, now() + pause.toNanos());
		this.nextTurn = this.pausedUntil;
		this.era++;
	}

	private double nextRate() {
		long now = now();
		Duration sincePause = Duration.ofNanos(now - this.pausedUntil);
		if (!this.limiting) {
			return atLeastLowest(this.letThrough.countWithin(ONE_SECOND, now));
		}
		if (!this.acceptedSincePause) {
			return this.rate;
		}
		if (sincePause.compareTo(RecentCount.SPAN) < 0) {
			return atLeastLowest(this.rate * CUT);
		}
		double lately = this.letThrough.countWithin(RecentCount.SPAN, now) / (double) RecentCount.SPAN.toSeconds();
		return atLeastLowest(lately * AIM);
	}

	private double atLeastLowest(double rate) {
		return Math.max(rate, LOWEST_RATE);
	}

}
