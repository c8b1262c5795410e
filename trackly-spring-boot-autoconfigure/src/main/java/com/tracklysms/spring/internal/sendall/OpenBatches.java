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

package com.tracklysms.spring.internal.sendall;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Batches that are not full, one for each key, and the memory that their messages take.
 */
final class OpenBatches {

	private final Duration linger;

	private final Clock stopwatch;

	/**
	 * The first one has been there for longest.
	 */
	private final Map<@Nullable String, MessageBatch> batches = new LinkedHashMap<>();

	private long memory;

	/**
	 * Create an instance without batches.
	 * @param stopwatch the clock for measuring how long batches have lingered
	 */
	OpenBatches(Duration linger, Clock stopwatch) {
		this.linger = linger;
		this.stopwatch = stopwatch;
	}

	@Nullable MessageBatch get(@Nullable String key) {
		return this.batches.get(key);
	}

	MessageBatch begin(@Nullable String key) {
		MessageBatch batch = new MessageBatch(key, this.stopwatch.instant().plus(this.linger));
		this.batches.put(key, batch);
		return batch;
	}

	void remove(MessageBatch batch) {
		this.batches.remove(batch.key());
		this.memory -= batch.memory();
	}

	List<MessageBatch> all() {
		return List.copyOf(this.batches.values());
	}

	/**
	 * Record that a message was added to a batch.
	 */
	void take(long memory) {
		this.memory += memory;
	}

	long memory() {
		return this.memory;
	}

	MessageBatch largest() {
		return Collections.max(this.batches.values(), Comparator.comparingInt(MessageBatch::size));
	}

	/**
	 * Return the batch that has lingered for longest, or {@code null} if none has.
	 */
	@Nullable MessageBatch lingered() {
		MessageBatch oldest = oldest();
		return (oldest != null && !oldest.due().isAfter(this.stopwatch.instant())) ? oldest : null;
	}

	private @Nullable MessageBatch oldest() {
		return this.batches.isEmpty() ? null : this.batches.values().iterator().next();
	}

	/**
	 * Return the time until the next batch has lingered, or {@code null} if there is
	 * none.
	 */
	@Nullable Duration untilLingered() {
		MessageBatch oldest = oldest();
		if (oldest == null) {
			return null;
		}
		Duration left = Duration.between(this.stopwatch.instant(), oldest.due());
		return left.isNegative() ? Duration.ZERO : left;
	}

}
