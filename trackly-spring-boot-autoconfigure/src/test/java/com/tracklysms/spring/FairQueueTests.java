package com.tracklysms.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

	private final FairQueue queue = new FairQueue();

	private final List<Integer> entered = new ArrayList<>();

	private final List<Sinks.Empty<Object>> ends = IntStream.range(0, 5).mapToObj((index) -> Sinks.empty()).toList();

	private Disposable enter(int number) {
		return this.queue.alone(() -> {
			this.entered.add(number);
			return this.ends.get(number).asMono();
		}).subscribe((value) -> {
		}, (failure) -> {
		});
	}

	@Test
	void oneAfterTheOtherEntersInTheOrderOfArrival() {
		IntStream.range(0, 3).forEach(this::enter);
		assertThat(this.entered).containsExactly(0);
		assertThat(this.queue.length()).isEqualTo(2);
		this.ends.get(0).tryEmitEmpty();
		assertThat(this.entered).containsExactly(0, 1);
		this.ends.get(1).tryEmitEmpty();
		assertThat(this.entered).containsExactly(0, 1, 2);
		this.ends.get(2).tryEmitEmpty();
		enter(3);
		assertThat(this.entered).containsExactly(0, 1, 2, 3);
	}

	@Test
	void nothingIsDoneBeforeItIsSubscribedTo() {
		this.queue.alone(Mono::never);
		enter(0);
		assertThat(this.entered).containsExactly(0);
	}

	@Test
	void failureLetsTheNextOneIn() {
		enter(0);
		enter(1);
		this.ends.get(0).tryEmitError(new IllegalStateException());
		assertThat(this.entered).containsExactly(0, 1);
	}

	@Test
	void actionThatThrowsLetsTheNextOneIn() {
		this.queue.alone(() -> {
			throw new IllegalStateException();
		}).onErrorComplete().subscribe();
		enter(0);
		assertThat(this.entered).containsExactly(0);
	}

	@Test
	void cancellationInsideLetsTheNextOneIn() {
		Disposable first = enter(0);
		enter(1);
		first.dispose();
		assertThat(this.entered).containsExactly(0, 1);
	}

	@Test
	void cancellationWhileWaitingLeavesTheQueue() {
		enter(0);
		Disposable second = enter(1);
		enter(2);
		second.dispose();
		assertThat(this.queue.length()).isEqualTo(1);
		this.ends.get(0).tryEmitEmpty();
		assertThat(this.entered).containsExactly(0, 2);
	}

	@Test
	void anyNumberCanPassAtOnce() {
		enter(0);
		AtomicInteger passed = new AtomicInteger();
		for (int count = 0; count < 100_000; count++) {
			this.queue.alone(() -> Mono.fromRunnable(passed::incrementAndGet)).subscribe();
		}
		assertThat(passed).hasValue(0);
		this.ends.get(0).tryEmitEmpty();
		assertThat(passed).hasValue(100_000);
	}

	@Test
	void neverAreTwoInsideAndNobodyIsForgottenWhoeverCancels() throws InterruptedException {
		int count = 20_000;
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch left = new CountDownLatch(count);
		for (int number = 0; number < count; number++) {
			Disposable entry = this.queue.alone(() -> Mono.fromRunnable(() -> {
				most.accumulateAndGet(inside.incrementAndGet(), Math::max);
				inside.decrementAndGet();
			})).subscribeOn(Schedulers.parallel()).doFinally((signal) -> left.countDown()).subscribe();
			if (number % 3 == 0) {
				Schedulers.boundedElastic().schedule(entry::dispose);
			}
		}
		assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(most.get()).isEqualTo(1);
		assertThat(Flux.from(this.queue.alone(() -> Mono.just("still open"))).blockFirst()).isEqualTo("still open");
		assertThat(this.queue.length()).isZero();
	}

}
