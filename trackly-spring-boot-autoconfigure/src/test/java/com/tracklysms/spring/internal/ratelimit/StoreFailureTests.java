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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for shared limits whose store fails or hangs.
 */
@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class StoreFailureTests {

	private static final int LIMIT = 20;

	private final LimitedServer server = LimitedServer.start(Integer.MAX_VALUE);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final FailingStore store = new FailingStore();

	@AfterEach
	void close() {
		this.store.hanging.countDown();
		this.executor.shutdownNow();
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void callGoesOnWithALocalLimit(Style style) {
		this.store.mode = Mode.FAILING;
		TracklyOperations trackly = template(style, StoreFailureMode.LOCAL, Duration.ofSeconds(20));
		long start = System.nanoTime();
		IntStream.range(0, 20).forEach((call) -> trackly.send(Call.MESSAGE));
		assertThat(this.server.accepted()).isEqualTo(20);
		assertThat(since(start)).as("time within the limit of 20 a second").isGreaterThan(Duration.ofMillis(900));
	}

	@ParameterizedTest
	@EnumSource
	void hangingStoreIsGivenUpOnceAndThenLeftAlone(Style style) {
		this.store.mode = Mode.HANGING;
		TracklyOperations trackly = template(style, StoreFailureMode.LOCAL, Duration.ofSeconds(20));
		long start = System.nanoTime();
		IntStream.range(0, 10).forEach((call) -> trackly.send(Call.MESSAGE));
		assertThat(since(start)).as("time of 10 sends, not all of which wait for the store")
			.isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
	}

	@ParameterizedTest
	@EnumSource
	void storeThatIsBackIsAskedAgain(Style style, CapturedOutput output) {
		this.store.mode = Mode.FAILING;
		TracklyOperations trackly = template(style, StoreFailureMode.LOCAL, Duration.ofSeconds(20));
		trackly.send(Call.MESSAGE);
		this.store.mode = Mode.WORKING;
		while (this.store.given.get() < 10) {
			trackly.send(Call.MESSAGE);
		}
		assertThat(output)
			.containsOnlyOnce("cannot be reached; this instance continues with the whole limit for itself")
			.containsOnlyOnce("can be reached again")
			.doesNotContain(TestTemplates.API_KEY);
	}

	@ParameterizedTest
	@EnumSource
	void callWaitsForTheStoreAndThenFailsUnsent(Style style) {
		this.store.mode = Mode.FAILING;
		TracklyOperations trackly = template(style, StoreFailureMode.WAIT, Duration.ofMillis(700));
		long start = System.nanoTime();
		assertThatExceptionOfType(TracklyRateLimitException.class).isThrownBy(() -> trackly.send(Call.MESSAGE))
			.withMessageContaining("store of the shared rate limit could not be reached")
			.withCauseInstanceOf(IllegalStateException.class)
			.withStackTraceContaining("No store");
		assertThat(since(start)).isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
		assertThat(this.store.asked).hasValueGreaterThan(1);
		assertThat(this.server.accepted()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void callGoesOutWhenTheStoreComesBackInTime(Style style) throws Exception {
		this.store.mode = Mode.FAILING;
		TracklyOperations trackly = template(style, StoreFailureMode.WAIT, Duration.ofSeconds(20));
		CompletableFuture<SendResult> result = CompletableFuture.supplyAsync(() -> trackly.send(Call.MESSAGE),
				this.executor);
		while (this.store.asked.get() < 2) {
			Thread.onSpinWait();
		}
		assertThat(result).isNotDone();
		assertThat(this.server.accepted()).isZero();
		this.store.mode = Mode.WORKING;
		assertThat(result.get().messageId()).isNotNull();
		assertThat(this.server.accepted()).isOne();
	}

	@ParameterizedTest
	@EnumSource
	void hangingStoreIsGivenUpAfterASecondAndAskedAgain(Style style) {
		this.store.mode = Mode.HANGING;
		this.store.worksFrom = 2;
		TracklyOperations trackly = template(style, StoreFailureMode.WAIT, Duration.ofSeconds(20));
		long start = System.nanoTime();
		trackly.send(Call.MESSAGE);
		assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		assertThat(this.store.asked).hasValue(2);
	}

	@ParameterizedTest
	@EnumSource
	void hangingStoreHoldsNoCallLongerThanItsTime(Style style) {
		TracklyOperations trackly = template(style, StoreFailureMode.WAIT, Duration.ofMillis(300));
		catchThrowable(() -> trackly.send(Call.MESSAGE));
		this.store.mode = Mode.HANGING;
		assertThatExceptionOfType(TracklyRateLimitException.class).isThrownBy(() -> trackly.send(Call.MESSAGE))
			.withCauseInstanceOf(TimeoutException.class);
		assertThat(this.store.interrupted).as("store given up").isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void callsBehindOneAnotherFailWhenTheirTimeIsOver(Style style) {
		this.store.mode = Mode.HANGING;
		TracklyOperations trackly = template(style, StoreFailureMode.WAIT, Duration.ofMillis(1500));
		long start = System.nanoTime();
		List<CompletableFuture<@Nullable TracklyRateLimitException>> calls = IntStream.range(0, 10)
			.mapToObj((call) -> CompletableFuture.supplyAsync(
					() -> catchThrowableOfType(TracklyRateLimitException.class, () -> trackly.send(Call.MESSAGE)),
					this.executor))
			.toList();
		assertThat(calls.stream().map(CompletableFuture::join)).doesNotContainNull();
		assertThat(since(start)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.server.accepted()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void givingUpAHangingStoreLeavesNothingInTheLogButTheWarning(Style style, CapturedOutput output) {
		this.store.mode = Mode.HANGING;
		template(style, StoreFailureMode.LOCAL, Duration.ofSeconds(20)).send(Call.MESSAGE);
		while (!this.store.interrupted.get()) {
			Thread.onSpinWait();
		}
		assertThat(output).contains("cannot be reached").doesNotContain("onErrorDropped");
	}

	private TracklyOperations template(Style style, StoreFailureMode onFailure, Duration maxDuration) {
		return style.build(TestTemplates.forPort(this.server.port())
			.rateLimit((settings) -> settings.withSendPerSecond(LIMIT).withAdaptive(false))
			.sharedRateLimit(this.store, onFailure)
			.retry((settings) -> settings.withMaxRetries(0).withMaxDuration(maxDuration)));
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private enum Mode {

		WORKING, FAILING, HANGING

	}

	/**
	 * Store that has no limit, and fails or hangs as told.
	 */
	private static final class FailingStore implements RateLimitStore {

		private final AtomicInteger asked = new AtomicInteger();

		private final AtomicInteger given = new AtomicInteger();

		private final AtomicBoolean interrupted = new AtomicBoolean();

		private final CountDownLatch hanging = new CountDownLatch(1);

		private volatile Mode mode = Mode.WORKING;

		private volatile int worksFrom = Integer.MAX_VALUE;

		@Override
		public Duration reserve(String limit, int permits, int permitsPerSecond, Duration longestWait) {
			if (this.asked.incrementAndGet() < this.worksFrom) {
				if (this.mode == Mode.FAILING) {
					throw new IllegalStateException("No store");
				}
				if (this.mode == Mode.HANGING) {
					hang();
				}
			}
			this.given.addAndGet(permits);
			return Duration.ZERO;
		}

		private void hang() {
			try {
				this.hanging.await();
			}
			catch (InterruptedException ex) {
				this.interrupted.set(true);
				throw new IllegalStateException("Interrupted", ex);
			}
		}

	}

}
