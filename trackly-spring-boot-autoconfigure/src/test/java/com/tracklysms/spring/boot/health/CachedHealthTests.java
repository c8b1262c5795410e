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

package com.tracklysms.spring.boot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.tracklysms.spring.testsupport.MutableClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CachedHealth}.
 */
@Timeout(20)
class CachedHealthTests {

	private static final Duration TIME_TO_LIVE = Duration.ofSeconds(30);

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-23T10:00:00Z"));

	private final AtomicInteger checks = new AtomicInteger();

	private final CachedHealth cache = new CachedHealth(TIME_TO_LIVE, this.clock);

	private Health count() {
		return Health.up().withDetail("check", this.checks.incrementAndGet()).build();
	}

	@Test
	void resultIsKeptUntilItsTimeIsOver() {
		Health first = this.cache.get(this::count);
		this.clock.advance(TIME_TO_LIVE.minusNanos(1));
		assertThat(this.cache.get(this::count)).isSameAs(first);
		this.clock.advance(Duration.ofNanos(1));
		assertThat(this.cache.get(this::count)).isNotEqualTo(first);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void timeCountsFromTheEndOfTheCheck() {
		Health first = this.cache.get(() -> {
			this.clock.advance(Duration.ofSeconds(2));
			return count();
		});
		this.clock.advance(TIME_TO_LIVE.minusNanos(1));
		assertThat(this.cache.get(this::count)).isSameAs(first);
	}

	@Test
	void nothingIsKeptFromAfterAClockThatWasSetBack() {
		this.cache.get(this::count);
		this.clock.advance(Duration.ofHours(-1));
		this.cache.get(this::count);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void withoutTimeToLiveEachProbeChecks() {
		CachedHealth uncached = new CachedHealth(Duration.ZERO, this.clock);
		uncached.get(this::count);
		uncached.get(this::count);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void longestTimeToLiveIsNoError() {
		CachedHealth lasting = new CachedHealth(Duration.ofSeconds(Long.MAX_VALUE), this.clock);
		lasting.get(this::count);
		this.clock.advance(Duration.ofDays(365000));
		lasting.get(this::count);
		assertThat(this.checks).hasValue(1);
	}

	@Test
	void checkThatThrowsIsForgottenAndHoldsUpNobody() {
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get(() -> {
			throw new IllegalStateException();
		}));
		assertThat(this.cache.get(this::count).getDetails()).containsEntry("check", 1);
	}

	@Test
	void probesThatComeDuringACheckGetItsResult() throws Exception {
		probeDuringACheck(this.cache);
	}

	@Test
	void probesThatComeDuringACheckGetItsResultWithoutTimeToLiveToo() throws Exception {
		probeDuringACheck(new CachedHealth(Duration.ZERO, this.clock));
	}

	@Test
	void probesThatCameJustBeforeACheckBeganGetItsResultToo() throws Exception {
		probeDuringACheck(this.cache, Duration.ofMillis(-1));
	}

	private void probeDuringACheck(CachedHealth cache) throws Exception {
		probeDuringACheck(cache, Duration.ZERO);
	}

	private void probeDuringACheck(CachedHealth cache, Duration sinceBeginOfCheck) throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		FutureTask<Health> first = new FutureTask<>(() -> cache.get(() -> slow(running, answered)));
		start(first);
		running.await();
		this.clock.advance(sinceBeginOfCheck);
		List<FutureTask<Health>> others = IntStream.range(0, 7)
			.mapToObj((i) -> new FutureTask<>(() -> cache.get(() -> slow(running, answered))))
			.toList();
		for (FutureTask<Health> other : others) {
			Thread thread = start(other);
			Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		}
		answered.countDown();
		for (FutureTask<Health> other : others) {
			assertThat(other.get()).isSameAs(first.get());
		}
		assertThat(this.checks).hasValue(1);
	}

	private Thread start(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private Health slow(CountDownLatch running, CountDownLatch answered) {
		running.countDown();
		try {
			answered.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.clock.advance(Duration.ofSeconds(1));
		return count();
	}

}
