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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.TimeBudget;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.testsupport.MutableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link LeasedPermits}, with a store that answers as a test wants it.
 */
class LeasedPermitsTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final List<Integer> leased = new ArrayList<>();

	private final List<String> limits = new ArrayList<>();

	private RateLimitStore answer = (limit, permits, permitsPerSecond, longestWait) -> Duration.ZERO;

	private LeasedPermits permits(@Nullable Permits fallback) {
		return new LeasedPermits((limit, permits, permitsPerSecond, longestWait) -> {
			this.leased.add(permits);
			this.limits.add(limit);
			return this.answer.reserve(limit, permits, permitsPerSecond, longestWait);
		}, "the limit", 100, fallback, this.clock);
	}

	private @Nullable Duration reserve(LeasedPermits permits, Duration budget, int waiting) {
		Turn turn = permits.reserve(new TimeBudget(this.clock, budget, new Lifetime()), waiting).block();
		if (turn instanceof Turn.Wait wait) {
			return wait.time();
		}
		return (turn instanceof Turn.Granted) ? Duration.ZERO : null;
	}

	@Test
	void oneWhoComesAloneTakesOnePermit() {
		assertThat(reserve(permits(null), MINUTE, 0)).isEqualTo(Duration.ZERO);
		assertThat(this.leased).containsExactly(1);
		assertThat(this.limits).containsExactly("the limit");
	}

	@Test
	void blockIsMadeForThoseWhoWaitUpToATenthOfASecond() {
		reserve(permits(null), MINUTE, 3);
		reserve(permits(null), MINUTE, 64);
		assertThat(this.leased).containsExactly(4, 10);
	}

	@Test
	void blockIsMadeForWhatWasSpentLately() {
		LeasedPermits permits = permits(null);
		for (int time = 0; time < 20; time++) {
			reserve(permits, MINUTE, 0);
			this.clock.advance(Duration.ofMillis(20));
		}
		assertThat(this.leased).startsWith(1, 1, 2, 4).contains(8).hasSizeLessThan(8);
		this.leased.clear();
		this.clock.advance(Duration.ofSeconds(10));
		reserve(permits, MINUTE, 0);
		assertThat(this.leased).containsExactly(1);
	}

	@Test
	void permitsOfABlockAreDueOneAfterTheOther() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> Duration.ofMillis(200);
		LeasedPermits permits = permits(null);
		List<Duration> waits = new ArrayList<>();
		for (int index = 0; index < 5; index++) {
			waits.add(reserve(permits, MINUTE, 4));
		}
		assertThat(waits).containsExactly(Duration.ofMillis(160), Duration.ofMillis(170), Duration.ofMillis(180),
				Duration.ofMillis(190), Duration.ofMillis(200));
		assertThat(this.leased).containsExactly(5);
	}

	@Test
	void permitsThatAreNotSpentInTimeAreLost() {
		LeasedPermits permits = permits(null);
		reserve(permits, MINUTE, 9);
		this.clock.advance(Duration.ofMillis(1001));
		reserve(permits, MINUTE, 0);
		assertThat(this.leased).hasSize(2);
	}

	@Test
	void permitThatIsGivenBackIsTheNext() {
		LeasedPermits permits = permits(null);
		reserve(permits, MINUTE, 0);
		permits.giveBack();
		reserve(permits, MINUTE, 0);
		assertThat(this.leased).containsExactly(1);
	}

	@Test
	void permitThatIsGivenBackIsStillDueWhenItWas() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> Duration.ofMillis(300);
		LeasedPermits permits = permits(null);
		assertThat(reserve(permits, MINUTE, 0)).isEqualTo(Duration.ofMillis(300));
		this.clock.advance(Duration.ofMillis(100));
		permits.giveBack();
		assertThat(reserve(permits, MINUTE, 0)).isEqualTo(Duration.ofMillis(200));
	}

	@Test
	void wherePermitsDoNotAllComeInTimeOneMay() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> (permits == 1) ? Duration.ofMillis(30) : null;
		assertThat(reserve(permits(null), Duration.ofMillis(50), 9)).isEqualTo(Duration.ofMillis(30));
		assertThat(this.leased).containsExactly(10, 1);
	}

	@Test
	void nothingIsReservedThatComesTooLate() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> null;
		assertThat(reserve(permits(null), Duration.ofMillis(50), 9)).isNull();
		assertThat(this.leased).containsExactly(10, 1);
	}

	@Test
	void storeThatFailsLeavesItToTheFallback() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> {
			throw new IllegalStateException("Down");
		};
		LeasedPermits permits = permits(new LocalPermits(100, this.clock));
		assertThat(reserve(permits, MINUTE, 0)).isEqualTo(Duration.ZERO);
		assertThat(reserve(permits, MINUTE, 0)).isPositive();
		assertThat(this.leased).hasSize(1);
	}

	@Test
	void storeThatFailsIsAskedAgainWhileTimeIsLeft() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> {
			if (this.leased.size() < 3) {
				throw new IllegalStateException("Down");
			}
			return Duration.ZERO;
		};
		assertThat(reserve(permits(null), MINUTE, 0)).isEqualTo(Duration.ZERO);
		assertThat(this.leased).hasSize(3);
	}

	@Test
	void failureOfTheStoreIsTheEndWhenNoTimeIsLeft() {
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> {
			throw new IllegalStateException("Down");
		};
		assertThatIllegalStateException().isThrownBy(() -> reserve(permits(null), Duration.ofMillis(100), 0))
			.withMessage("Down");
		assertThat(this.leased).hasSize(1);
	}

	@Test
	void storeThatHangsIsGivenUp() {
		CountDownLatch never = new CountDownLatch(1);
		this.answer = (limit, permits, permitsPerSecond, longestWait) -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return null;
		};
		assertThat(reserve(permits(new LocalPermits(100, this.clock)), MINUTE, 0)).isEqualTo(Duration.ZERO);
	}

}
