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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.internal.retry.TimeBudget;
import com.tracklysms.spring.ratelimit.PacedBucket;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import reactor.core.publisher.Mono;

/**
 * Permits of a limit that applies to this instance only.
 */
final class LocalPermits implements Permits {

	private final int perSecond;

	private final Bucket bucket;

	LocalPermits(int perSecond, Clock clock) {
		this.perSecond = perSecond;
		this.bucket = Bucket.builder()
			.addLimit(PacedBucket.limit(perSecond))
			.withCustomTimePrecision(new ClockMeter(clock))
			.build();
	}

	@Override
	public Mono<Turn> reserve(TimeBudget budget, int waiting) {
		return Mono.fromSupplier(() -> {
			Duration wait = PacedBucket.reserve(this.bucket, 1, budget.timeLeft());
			return (wait != null) ? Turn.in(wait) : Turn.tooLate(budget);
		});
	}

	@Override
	public void giveBack() {
		this.bucket.addTokens(1);
	}

	@Override
	public int perSecond() {
		return this.perSecond;
	}

	private record ClockMeter(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			Instant now = this.clock.instant();
			return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
