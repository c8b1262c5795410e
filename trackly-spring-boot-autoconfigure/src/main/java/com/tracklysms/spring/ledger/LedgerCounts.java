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

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.ledger.LedgerTable.StatusCount;

/**
 * Number of entries of a campaign in a {@link SendLedger} for each status.
 *
 * @param inFlight the number of messages that are being sent
 * @param queued the number of messages that the API counted as queued
 * @param rejected the number of messages that were rejected individually
 * @param unsent the number of messages that were certainly not accepted
 * @param unknown the number of messages that may have been queued
 * @since 0.1.0
 */
public record LedgerCounts(long inFlight, long queued, long rejected, long unsent, long unknown) {

	/**
	 * Messages whose claim has expired are in flight in the table, and unknown to others.
	 */
	static LedgerCounts of(List<StatusCount> rows) {
		Map<SendStatus, Long> counts = new EnumMap<>(SendStatus.class);
		for (StatusCount row : rows) {
			long expired = (row.status() == SendStatus.IN_FLIGHT) ? row.old() : 0;
			counts.merge(row.status(), row.count() - expired, Long::sum);
			counts.merge(SendStatus.UNKNOWN, expired, Long::sum);
		}
		return new LedgerCounts(counts.getOrDefault(SendStatus.IN_FLIGHT, 0L),
				counts.getOrDefault(SendStatus.QUEUED, 0L), counts.getOrDefault(SendStatus.REJECTED, 0L),
				counts.getOrDefault(SendStatus.UNSENT, 0L), counts.getOrDefault(SendStatus.UNKNOWN, 0L));
	}

	/**
	 * Return the number of all entries of the campaign.
	 * @return the sum of the five numbers
	 */
	public long sum() {
		return this.inFlight + this.queued + this.rejected + this.unsent + this.unknown;
	}

}
