package com.tracklysms.spring;

import java.time.Duration;

/**
 * How a rate of requests recovers after a pause: it starts somewhat lower, is held for a
 * while, and then grows until it no longer limits anything.
 */
final class PaceCurve {

	private static final double START = 0.95;

	private static final double RISE_SECONDS = 3;

	private static final double HOLD_UNTIL_SECONDS = 13;

	private static final double GROWTH_PER_SECOND = 1.05;

	private static final double NO_LIMIT_FROM = 10;

	private PaceCurve() {
	}

	/**
	 * Return the rate at a time after the pause.
	 * @return requests per second, or infinity if there is no limit any more
	 */
	static double rate(double held, Duration sincePause) {
		double seconds = sincePause.toNanos() / 1e9;
		if (seconds < RISE_SECONDS) {
			return held * (START + (1 - START) * seconds / RISE_SECONDS);
		}
		if (seconds < HOLD_UNTIL_SECONDS) {
			return held;
		}
		double growth = Math.pow(GROWTH_PER_SECOND, seconds - HOLD_UNTIL_SECONDS);
		return (growth < NO_LIMIT_FROM) ? held * growth : Double.POSITIVE_INFINITY;
	}

}
