package com.tracklysms.spring;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Permits of a configured rate limit.
 */
interface Permits {

	/**
	 * Reserve the next permit, in the order of the callers.
	 * @return the time until it may be used; empty if that does not fit into the budget,
	 * or a {@code TracklyRateLimitException} if no permit can be had
	 */
	Mono<Duration> reserve(TimeBudget budget);

	/**
	 * Give back a permit that was reserved and will not be used.
	 */
	void giveBack();

}
