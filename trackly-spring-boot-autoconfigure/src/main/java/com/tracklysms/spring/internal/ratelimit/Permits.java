package com.tracklysms.spring.internal.ratelimit;

import com.tracklysms.spring.internal.retry.TimeBudget;
import reactor.core.publisher.Mono;

/**
 * Permits of a configured rate limit, which are asked for one after the other.
 */
interface Permits {

	/**
	 * Reserve the next permit.
	 * @param waiting the number of requests that wait for further permits
	 * @return the turn; refused, and nothing reserved, if it does not fit into the budget
	 */
	Mono<Turn> reserve(TimeBudget budget, int waiting);

	/**
	 * Give back a permit that was reserved and will not be used.
	 */
	void giveBack();

	/**
	 * Return the number of permits in a second.
	 */
	int perSecond();

}
