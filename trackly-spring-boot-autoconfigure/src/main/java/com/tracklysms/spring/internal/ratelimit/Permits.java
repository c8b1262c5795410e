package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

import com.tracklysms.spring.internal.retry.TimeBudget;
import reactor.core.publisher.Mono;

/**
 * Permits of a configured rate limit, which are asked for one after the other.
 */
public interface Permits {

	/**
	 * Reserve the next permit.
	 * @param waiting the number of requests that wait for further permits
	 * @return the time until it may be used; empty if that does not fit into the budget,
	 * or an error if no permit can be had
	 */
	Mono<Duration> reserve(TimeBudget budget, int waiting);

	/**
	 * Give back a permit that was reserved and will not be used.
	 */
	void giveBack();

	/**
	 * Return the number of permits in a second.
	 */
	int perSecond();

}
