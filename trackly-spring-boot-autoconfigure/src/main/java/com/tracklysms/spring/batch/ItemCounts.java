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

package com.tracklysms.spring.batch;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Number of items of a step, and of its earlier executions, that a
 * {@link TracklyItemWriter} has written, by what became of their messages. An item counts
 * once, also where Spring Batch writes its chunk again, and only if its chunk, or at
 * least an item of it, was committed.
 *
 * @param queued the number of items whose messages the API counted as queued
 * @param rejected the number of items whose messages were rejected individually
 * @param unsent the number of items whose messages were certainly not accepted
 * @param unknown the number of items whose messages may have been queued
 * @param skipped the number of items for which nothing was sent because their keys had
 * been claimed before: by another item, or before an interruption
 * @since 0.1.0
 */
public record ItemCounts(long queued, long rejected, long unsent, long unknown, long skipped) {

	/**
	 * Counts of no items.
	 */
	public static final ItemCounts NONE = new ItemCounts(0, 0, 0, 0, 0);

	private static final String PREFIX = "trackly.items.";

	/**
	 * Return the counts that a writer has left in the context of its step.
	 * @param context the context of the step
	 * @return the counts, all of them zero if there are none
	 */
	public static ItemCounts from(ExecutionContext context) {
		return new ItemCounts(get(context, "queued"), get(context, "rejected"), get(context, "unsent"),
				get(context, "unknown"), get(context, "skipped"));
	}

	private static long get(ExecutionContext context, String name) {
		return context.getLong(PREFIX + name, 0);
	}

	void writeTo(ExecutionContext context) {
		context.putLong(PREFIX + "queued", this.queued);
		context.putLong(PREFIX + "rejected", this.rejected);
		context.putLong(PREFIX + "unsent", this.unsent);
		context.putLong(PREFIX + "unknown", this.unknown);
		context.putLong(PREFIX + "skipped", this.skipped);
	}

	ItemCounts plus(ItemOutcome outcome) {
		return switch (outcome) {
			case QUEUED -> plus(new ItemCounts(1, 0, 0, 0, 0));
			case REJECTED -> plus(new ItemCounts(0, 1, 0, 0, 0));
			case UNSENT -> plus(new ItemCounts(0, 0, 1, 0, 0));
			case UNKNOWN -> plus(new ItemCounts(0, 0, 0, 1, 0));
			case SKIPPED -> plus(new ItemCounts(0, 0, 0, 0, 1));
		};
	}

	ItemCounts plus(ItemCounts other) {
		return new ItemCounts(this.queued + other.queued, this.rejected + other.rejected, this.unsent + other.unsent,
				this.unknown + other.unknown, this.skipped + other.skipped);
	}

	/**
	 * Return the number of all items.
	 * @return the sum of the five numbers
	 */
	public long sum() {
		return this.queued + this.rejected + this.unsent + this.unknown + this.skipped;
	}

}
