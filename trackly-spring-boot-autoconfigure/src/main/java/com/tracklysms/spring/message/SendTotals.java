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
 * Number of messages of a
 * {@link com.tracklysms.spring.TracklyOperations#sendAll(Iterable) sendAll} for each of
 * the four outcomes.
 *
 * @param queued the number of messages that the API counted as queued
 * @param rejected the number of messages that were rejected individually
 * @param unsent the number of messages that were certainly not accepted
 * @param unknown the number of messages that may have been queued
 * @since 0.1.0
 */
public record SendTotals(long queued, long rejected, long unsent, long unknown) implements Serializable {

	/**
	 * Totals of no messages.
	 */
	public static final SendTotals NONE = new SendTotals(0, 0, 0, 0);

	/**
	 * Return the number of messages with any of the outcomes.
	 * @return the sum of the four numbers
	 */
	public long sum() {
		return this.queued + this.rejected + this.unsent + this.unknown;
	}

	/**
	 * Return the difference between these totals and the given ones.
	 * @param other the totals to subtract
	 * @return the difference
	 */
	public SendTotals minus(SendTotals other) {
		return new SendTotals(this.queued - other.queued, this.rejected - other.rejected, this.unsent - other.unsent,
				this.unknown - other.unknown);
	}

	/**
	 * Return the sum of these totals and the given ones.
	 * @param other the totals to add
	 * @return the sum
	 */
	public SendTotals plus(SendTotals other) {
		return new SendTotals(this.queued + other.queued, this.rejected + other.rejected, this.unsent + other.unsent,
				this.unknown + other.unknown);
	}

}
