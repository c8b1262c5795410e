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
