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

package com.tracklysms.spring.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Moment at which the ledger is asked, as seen by its claims.
 *
 * @param now the time
 * @param limit the time before which claims have expired
 */
record ClaimTime(Instant now, Instant limit) {

	static ClaimTime of(Clock clock, Duration claimTimeout) {
		Instant now = clock.instant();
		return new ClaimTime(now, now.minus(claimTimeout));
	}

	boolean isExpired(LedgerEntry entry) {
		return entry.status() == SendStatus.IN_FLIGHT && entry.claimed().isBefore(this.limit);
	}

	/**
	 * Return the entry as it is at this time.
	 */
	LedgerEntry apply(LedgerEntry entry) {
		return isExpired(entry) ? entry.expired(this.now) : entry;
	}

}
