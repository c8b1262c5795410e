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

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counters of written items by outcome.
 */
class ItemMeters {

	private final MeterRegistry meterRegistry;

	ItemMeters(MeterRegistry meterRegistry) {
		this.meterRegistry = meterRegistry;
	}

	void count(ItemCounts counts, String job, String step) {
		count(ItemOutcome.QUEUED, counts.queued(), job, step);
		count(ItemOutcome.REJECTED, counts.rejected(), job, step);
		count(ItemOutcome.UNSENT, counts.unsent(), job, step);
		count(ItemOutcome.UNKNOWN, counts.unknown(), job, step);
		count(ItemOutcome.SKIPPED, counts.skipped(), job, step);
	}

	private void count(ItemOutcome outcome, long number, String job, String step) {
		if (number > 0) {
			Counter.builder("trackly.batch.items")
				.description("Items of committed chunks by outcome")
				.baseUnit("items")
				.tag("outcome", outcome.tag())
				.tag("job.name", job)
				.tag("step.name", step)
				.register(this.meterRegistry)
				.increment(number);
		}
	}

}
