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

package com.tracklysms.spring.message;

import java.io.Serializable;

/**
 * Number of messages of a campaign that a run has not sent, because the ledger knows
 * their keys.
 *
 * @param queued the number of messages that were queued by an earlier run
 * @param rejected the number of messages that were rejected in an earlier run
 * @param unknown the number of messages that may have been queued by an earlier run, or
 * by a process that has died
 * @param inFlight the number of messages that another process is sending, or one that has
 * died a short time ago
 * @param duplicates the number of messages with the key of another one of the same run
 * @since 0.1.0
 */
public record SkippedTotals(long queued, long rejected, long unknown, long inFlight,
		long duplicates) implements Serializable {

	/**
	 * Totals of no messages.
	 */
	public static final SkippedTotals NONE = new SkippedTotals(0, 0, 0, 0, 0);

	/**
	 * Return the number of all messages that were skipped.
	 * @return the sum of the five numbers
	 */
	public long sum() {
		return this.queued + this.rejected + this.unknown + this.inFlight + this.duplicates;
	}

	/**
	 * Return the sum of these totals and the given ones.
	 * @param other the totals to add
	 * @return the sum
	 */
	public SkippedTotals plus(SkippedTotals other) {
		return new SkippedTotals(this.queued + other.queued, this.rejected + other.rejected,
				this.unknown + other.unknown, this.inFlight + other.inFlight, this.duplicates + other.duplicates);
	}

}
