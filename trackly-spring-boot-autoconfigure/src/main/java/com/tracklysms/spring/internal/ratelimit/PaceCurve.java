package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

/**
 * How a rate of requests recovers after a pause: it starts somewhat lower, is held for a
 * while, and then grows until it no longer limits anything. The better a rate has proved
 * to be the right one, the longer it is held.
 *
 * @param held the rate to hold, in requests per second
 * @param holdSeconds for how long to hold it
 */
record PaceCurve(double held, double holdSeconds) {

	/**
	 * Half of the smallest limit that has ever been documented. Below it there is nothing
	 * to gain: a refusal costs as much as a request.
	 */
	private static final double LOWEST = 5;

	private static final double START = 0.95;

	private static final double RISE_SECONDS = 2;

	private static final double SHORTEST_HOLD_SECONDS = 4;

	private static final double LONGEST_HOLD_SECONDS = 64;

	private static final double GROWTH_PER_SECOND = 1.05;

	private static final double NO_LIMIT_FROM = 10;

	/**
	 * How much of what was too much is aimed at next.
	 */
	private static final double AIM = 0.98;

	/**
	 * What is left of a rate that was refused soon after the pause.
	 */
	private static final double CUT = 0.85;

	/**
	 * From which share of the pace on it was used up.
	 */
	private static final double USED_UP = 0.85;

	/**
	 * By how much the next rate may differ to confirm the one before.
	 */
	private static final double CONFIRMED_WITHIN = 0.1;

	static PaceCurve startingWith(double rate) {
		return new PaceCurve(Math.max(rate, LOWEST), SHORTEST_HOLD_SECONDS);
	}

	/**
	 * Return the rate at a time after the pause.
	 * @return requests per second, or infinity if there is no limit any more
	 */
	double rate(Duration sincePause) {
		double seconds = sincePause.toNanos() / 1e9;
		if (seconds < RISE_SECONDS) {
			return this.held * (START + (1 - START) * seconds / RISE_SECONDS);
		}
		double growth = Math.pow(GROWTH_PER_SECOND, Math.max(0, seconds - RISE_SECONDS - this.holdSeconds));
		return (growth < NO_LIMIT_FROM) ? this.held * growth : Double.POSITIVE_INFINITY;
	}

	/**
	 * Return the curve for a rate that turns out to be higher.
	 */
	PaceCurve plus(double rate) {
		return new PaceCurve(this.held + rate, this.holdSeconds);
	}

	/**
	 * Return the curve after a refusal that came soon after the pause.
	 */
	PaceCurve cut() {
		return startingWith(this.held * CUT);
	}

	/**
	 * Return the curve after a refusal that came when requests had gone out for a while.
	 * If they had used up the pace, that is what was too much; if not, others with the
	 * same key have used up the rest.
	 * @param letThrough the requests that were let through per second until then
	 */
	PaceCurve refusedAfter(Duration sincePause, double letThrough) {
		double pace = rate(sincePause);
		PaceCurve next = startingWith(AIM * ((letThrough >= USED_UP * pace) ? pace : letThrough));
		boolean confirmed = Math.abs(next.held - this.held) <= this.held * CONFIRMED_WITHIN;
		return confirmed ? new PaceCurve(next.held, Math.min(this.holdSeconds * 2, LONGEST_HOLD_SECONDS)) : next;
	}

}
