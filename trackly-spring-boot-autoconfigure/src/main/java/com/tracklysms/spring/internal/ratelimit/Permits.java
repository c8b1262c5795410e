package com.tracklysms.spring.internal.ratelimit;

import com.tracklysms.spring.internal.retry.TimeBudget;
import reactor.core.publisher.Mono;

/**
 * Permits of a configured rate limit, which are reserved one after the other.
 */
interface Permits {

	/**
	 * Reserve the next permit.
	 * @param waiting the number of requests that wait for further permits
	 * @return the turn; if it exceeds the budget, it is refused and no permit is reserved
	 */
	Mono<Turn> reserve(TimeBudget budget, int waiting);

	/**
	 * Return a permit that was reserved and will not be used.
	 */
	void giveBack();

	/**
	 * Return the number of permits per second.
	 */
	int perSecond();

}
