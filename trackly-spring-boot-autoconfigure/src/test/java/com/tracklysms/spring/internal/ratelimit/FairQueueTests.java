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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FairQueue}.
 */
class FairQueueTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final FairQueue queue = new FairQueue();

	private final BlockingQueue<Integer> entered = new LinkedBlockingQueue<>();

	private final List<Sinks.Empty<Object>> ends = IntStream.range(0, 5).mapToObj((index) -> Sinks.empty()).toList();

	private Disposable enter(int number) {
		return this.queue.alone(() -> {
			this.entered.add(number);
			return this.ends.get(number).asMono();
		}, PATIENCE).subscribe((value) -> {
		}, (failure) -> {
		});
	}

	private void assertEntered(int... numbers) throws InterruptedException {
		for (int number : numbers) {
			assertThat(this.entered.poll(10, TimeUnit.SECONDS)).isEqualTo(number);
		}
		assertThat(this.entered).isEmpty();
	}

	@Test
	void oneAfterTheOtherEntersInTheOrderOfArrival() throws InterruptedException {
		IntStream.range(0, 3).forEach(this::enter);
		assertEntered(0);
		assertThat(this.queue.length()).isEqualTo(2);
		this.ends.get(0).tryEmitEmpty();
		assertEntered(1);
		this.ends.get(1).tryEmitEmpty();
		assertEntered(2);
		this.ends.get(2).tryEmitEmpty();
		enter(3);
		assertEntered(3);
	}

	@Test
	void nothingIsDoneBeforeItIsSubscribedTo() throws InterruptedException {
		this.queue.alone(Mono::never, PATIENCE);
		enter(0);
		assertEntered(0);
	}

	@Test
	void failureLetsTheNextOneIn() throws InterruptedException {
		enter(0);
		enter(1);
		this.ends.get(0).tryEmitError(new IllegalStateException());
		assertEntered(0, 1);
	}

	@Test
	void actionThatThrowsLetsTheNextOneIn() throws InterruptedException {
		this.queue.alone(() -> {
			throw new IllegalStateException();
		}, PATIENCE).onErrorComplete().subscribe();
		enter(0);
		assertEntered(0);
	}

	@Test
	void cancellationInsideLetsTheNextOneIn() throws InterruptedException {
		Disposable first = enter(0);
		enter(1);
		assertEntered(0);
		first.dispose();
		assertEntered(1);
	}

	@Test
	void cancellationWhileWaitingLeavesTheQueue() throws InterruptedException {
		enter(0);
		Disposable second = enter(1);
		enter(2);
		second.dispose();
		assertThat(this.queue.length()).isEqualTo(1);
		this.ends.get(0).tryEmitEmpty();
		assertEntered(0, 2);
	}

	@Test
	void whoWaitsForTooLongIsTold() throws InterruptedException {
		enter(0);
		assertThat(this.queue.alone(() -> Mono.just("too late"), Duration.ofMillis(20)).toFuture())
			.failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withCauseInstanceOf(TimeoutException.class);
		assertThat(this.queue.length()).isZero();
		assertEntered(0);
	}

	@Test
	void anyNumberCanPass() throws InterruptedException {
		int count = 20_000;
		enter(0);
		CountDownLatch passed = new CountDownLatch(count);
		for (int number = 0; number < count; number++) {
			this.queue.alone(() -> Mono.fromRunnable(passed::countDown), PATIENCE).subscribe();
		}
		assertThat(passed.getCount()).isEqualTo(count);
		this.ends.get(0).tryEmitEmpty();
		assertThat(passed.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void neverAreTwoInsideAndNobodyIsForgottenWhoeverCancels() throws InterruptedException {
		int count = 20_000;
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch left = new CountDownLatch(count);
		for (int number = 0; number < count; number++) {
			boolean cancelled = number % 3 == 0;
			Disposable entry = this.queue.alone(() -> Mono.fromRunnable(() -> {
				// One that is cancelled in here is on its way out when the next one
				// enters
				if (!cancelled) {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					inside.decrementAndGet();
				}
			}), PATIENCE).subscribeOn(Schedulers.parallel()).doFinally((signal) -> left.countDown()).subscribe();
			if (cancelled) {
				Schedulers.boundedElastic().schedule(entry::dispose);
			}
		}
		assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(most.get()).isEqualTo(1);
		assertThat(Flux.from(this.queue.alone(() -> Mono.just("still open"), PATIENCE)).blockFirst())
			.isEqualTo("still open");
		assertThat(this.queue.length()).isZero();
	}

}
