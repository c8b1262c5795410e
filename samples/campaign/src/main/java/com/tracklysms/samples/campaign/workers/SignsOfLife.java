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

package com.tracklysms.samples.campaign.workers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.step.StepExecution;

/**
 * When workers were last heard of: each chunk changes the version of its partition. Only
 * the clock of this process counts.
 */
class SignsOfLife {

	private final Map<Long, Sign> signs = new HashMap<>();

	private final Duration timeout;

	private final Clock clock;

	SignsOfLife(Duration timeout, Clock clock) {
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Return whether the worker of a partition has been silent for too long.
	 * @param waiting whether the partition may still wait for a worker
	 */
	boolean isMissing(StepExecution partition, boolean waiting) {
		Instant now = this.clock.instant();
		Sign last = this.signs.get(partition.getId());
		if (waiting || last == null || !Objects.equals(last.version(), partition.getVersion())) {
			this.signs.put(partition.getId(), new Sign(partition.getVersion(), now));
			return false;
		}
		return last.time().plus(this.timeout).isBefore(now);
	}

	private record Sign(@Nullable Integer version, Instant time) {

	}

}
