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

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.internal.http.DefaultTracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TransientTracklyInterruptedException;
import com.tracklysms.spring.internal.call.RequestExecutor;
import com.tracklysms.spring.internal.http.AnswerTranslator;
import com.tracklysms.spring.internal.http.ApiExchange;
import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.ApiUris;
import com.tracklysms.spring.internal.http.DeprecationNotice;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.http.RetryAfter;
import com.tracklysms.spring.internal.http.SendGate;
import com.tracklysms.spring.internal.http.TransportFailures;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.internal.retry.MonotonicClock;
import com.tracklysms.spring.internal.retry.Lifetime;
import com.tracklysms.spring.internal.retry.TimeBudget;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for callers of one API key that get in each other's way.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PacingRaceTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Duration HUGE = Duration.ofHours(2562047788015L);

	private final Clock clock = new MonotonicClock();

	@Test
	void subscriberThatTakesItsTimeHoldsUpNoOther() throws Exception {
		Sinks.One<Turn> first = Sinks.one();
		RequestPacer pacer = pacer(new FakePermits(first.asMono(), Mono.just(Turn.GRANTED)), Mono::delay);
		CountDownLatch slow = new CountDownLatch(1);
		CountDownLatch turns = new CountDownLatch(2);
		pacer.turn(budget(LONG)).subscribe(null, null, turns::countDown);
		pacer.turn(budget(LONG)).subscribe(null, null, () -> await(slow));
		pacer.turn(budget(LONG)).subscribe(null, null, turns::countDown);
		Thread thread = new Thread(() -> first.tryEmitValue(Turn.GRANTED));
		thread.start();
		assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
		slow.countDown();
		thread.join();
	}

	@Test
	void cancellationThatTakesItsTimeOnlyHoldsUpTheOneWhoCancels() throws Exception {
		RequestPacer pacer = pacer(new FakePermits(Mono.never(), Mono.just(Turn.GRANTED)), Mono::delay);
		CountDownLatch slow = new CountDownLatch(1);
		CountDownLatch turn = new CountDownLatch(1);
		Disposable first = pacer.turn(budget(LONG)).subscribe();
		pacer.turn(budget(LONG)).subscribe(null, null, () -> await(slow));
		pacer.turn(budget(LONG)).subscribe(null, null, turn::countDown);
		Thread thread = new Thread(first::dispose);
		thread.start();
		assertThat(turn.await(5, TimeUnit.SECONDS)).isTrue();
		slow.countDown();
		thread.join();
	}

	@Test
	void callIsToldThatItsTimeIsOverWhileOthersAreBeforeIt() {
		RequestPacer pacer = pacer(new FakePermits(Mono.never(), Mono.never()), Mono::delay);
		Disposable first = pacer.turn(budget(LONG)).subscribe();
		Turn turn = pacer.turn(budget(Duration.ofMillis(50))).block(Duration.ofSeconds(5));
		assertThat(turn).isInstanceOfSatisfying(Turn.Refused.class, (refused) -> {
			assertThat(refused.retryAfter()).isPositive();
			assertThat(refused.reason()).contains(" 0 ms left");
		});
		first.dispose();
		assertThat(pacer.turn(budget(Duration.ZERO)).timeout(Duration.ofMillis(100), Mono.empty()).block()).isNull();
	}

	private TracklyTemplateBuilder ticking(TracklyTemplateBuilder builder, MutableClock clock) {
		return TestTemplates.timing(builder, (timing) -> timing.withClock(new TickingClock(clock)));
	}

	@Test
	void callWithoutTimeToWaitGoesOutWhenItNeedNotWait() {
		try (RawServer server = queueing()) {
			TracklyTemplate template = ticking(TestTemplates.forPort(server.port()),
					new MutableClock(this.clock.instant()))
				.rateLimit((limit) -> limit.withSendPerSecond(10))
				.retry((retry) -> retry.withMaxDuration(Duration.ZERO))
				.build();
			assertThat(template.send(Call.MESSAGE).messageId()).isEqualTo("msg_xyz789abc123");
			assertThat(catchThrowableOfType(TracklyException.class, () -> template.send(Call.MESSAGE)))
				.isExactlyInstanceOf(TracklyRateLimitException.class)
				.hasMessageContaining("has 0 ms left");
		}
	}

	@Test
	void leaseThatIsDueIsSpentByACallWithoutTimeToWait() {
		RateLimitStore store = (limit, permits, perSecond, longestWait) -> Duration.ZERO;
		try (RawServer server = queueing()) {
			MutableClock clock = new MutableClock(this.clock.instant());
			TracklyTemplate template = ticking(TestTemplates.forPort(server.port()), clock)
				.rateLimit((limit) -> limit.withSendPerSecond(10))
				.sharedRateLimit(store, StoreFailureMode.WAIT)
				.retry((retry) -> retry.withMaxDuration(Duration.ZERO))
				.build();
			assertThat(template.send(Call.MESSAGE).messageId()).isEqualTo("msg_xyz789abc123");
		}
	}

	@Test
	void endlessTimeOfACallIsNoError() {
		try (RawServer server = queueing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port())
				.rateLimit((limit) -> limit.withSendPerSecond(1000).withBulkPerSecond(1000))
				.retry((retry) -> retry.withMaxDuration(HUGE))
				.timeout(HUGE);
			for (int i = 0; i < 3; i++) {
				assertThat(builder.build().send(Call.MESSAGE)).isNotNull();
				assertThat(builder.buildReactive().send(Call.MESSAGE).block()).isNotNull();
			}
			RequestPacer pacer = pacer(new FakePermits(Mono.never(), Mono.never()), Mono::delay);
			Disposable first = pacer.turn(budget(HUGE)).subscribe();
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			Disposable second = pacer.turn(budget(HUGE)).subscribe((refusal) -> {
			}, failure::set);
			assertThat(failure.get()).isNull();
			first.dispose();
			second.dispose();
		}
	}

	@Test
	void dayThatTheServerAsksToWaitIsNoError() {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n");
		})) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port())
				.rateLimit((limit) -> limit.withAdaptive(false))
				.retry((retry) -> retry.withMaxDuration(HUGE));
			Mono<SendResult> call = builder.buildReactive().send(Call.MESSAGE);
			assertThatIllegalStateException().isThrownBy(() -> call.block(Duration.ofMillis(500)))
				.withMessageStartingWith("Timeout on blocking read");
		}
	}

	@Test
	void nobodyIsLeftBehindWhenCallsAreCancelledAtAnyMoment() throws Exception {
		RequestPacer pacer = pacer(new FakePermits(Mono.just(Turn.GRANTED), Mono.just(Turn.GRANTED)), Mono::delay);
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> futures = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				futures.add(threads.submit(() -> {
					for (int i = 0; i < 20_000; i++) {
						Disposable call = pacer.turn(budget(LONG)).subscribe();
						for (int spin = ThreadLocalRandom.current().nextInt(200); spin > 0; spin--) {
							Thread.onSpinWait();
						}
						call.dispose();
					}
				}));
			}
			for (Future<?> future : futures) {
				future.get();
			}
			assertThat(pacer.turn(budget(LONG)).block(Duration.ofSeconds(5))).isEqualTo(Turn.GRANTED);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void anyNumberCanWait() throws Exception {
		Sinks.One<Turn> first = Sinks.one();
		RequestPacer pacer = pacer(new FakePermits(first.asMono(), Mono.just(Turn.GRANTED)), Mono::delay);
		int count = 20_000;
		CountDownLatch turns = new CountDownLatch(count);
		for (int i = 0; i < count; i++) {
			pacer.turn(budget(LONG)).subscribe(null, null, turns::countDown);
		}
		first.tryEmitValue(Turn.GRANTED);
		assertThat(turns.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void turnThatIsPutOffAnyNumberOfTimesComes() {
		AdaptivePace pace = new AdaptivePace(this.clock);
		for (int refusal = 0; refusal < 30; refusal++) {
			pace.refused(pace.now(), null);
		}
		assertThat(pace.closedFor()).isPositive();
		RequestPacer pacer = new RequestPacer(null, pace, Mono::just);
		assertThat(pacer.turn(budget(LONG)).block(Duration.ofSeconds(10))).isEqualTo(Turn.GRANTED);
	}

	@Test
	void failureInOneSubscriberLeavesTheOthersAlone() throws Exception {
		Sinks.One<Turn> first = Sinks.one();
		RequestPacer pacer = pacer(new FakePermits(first.asMono(), Mono.just(Turn.GRANTED)), Mono::delay);
		CountDownLatch turns = new CountDownLatch(3);
		for (int i = 0; i < 3; i++) {
			pacer.turn(budget(LONG)).subscribe(null, null, turns::countDown);
			pacer.turn(budget(LONG)).subscribe(null, null, () -> {
				throw new NoClassDefFoundError("Application is broken");
			});
		}
		first.tryEmitValue(Turn.GRANTED);
		assertThat(turns.await(5, TimeUnit.SECONDS)).isTrue();
		assertThat(pacer.turn(budget(LONG)).block(Duration.ofSeconds(5))).isEqualTo(Turn.GRANTED);
	}

	@Test
	void interruptWhileWaitingForATurnGivesThePermitBackAndKeepsTheFlag() throws Exception {
		FakePermits permits = new FakePermits(Mono.just(Turn.in(LONG.dividedBy(2))), Mono.just(Turn.GRANTED));
		CountDownLatch waiting = new CountDownLatch(1);
		RequestPacer pacer = pacer(permits,
				(duration) -> Mono.never().doOnSubscribe((subscription) -> waiting.countDown()));
		RequestExecutor executor = new RequestExecutor(
				new ApiExchange(WebClient.create(), new ApiUris("https://localhost"), ApiKey.of("key"),
						new RetryAfter(this.clock)),
				new AnswerTranslator(new Json(), new Redactor(ApiKey.of("key")),
						new DeprecationNotice(new Redactor(ApiKey.of("key")), new AtomicBoolean()),
						new DefaultTracklyExceptionTranslator(), "https://localhost"),
				new TransportFailures(), Map.of(RequestKind.SEND, pacer), LONG);
		AtomicReference<TracklyException> exception = new AtomicReference<>();
		AtomicReference<Boolean> flag = new AtomicReference<>();
		ApiRequest<String> request = ApiRequest.single("/v1/messages", ByteBuffer.allocate(0), Call.MESSAGE,
				(document, deprecated) -> "");
		Thread thread = new Thread(() -> {
			exception.set(catchThrowableOfType(TracklyException.class,
					() -> executor.execute(request, new SendGate(), budget(LONG), CallObservation.NONE)));
			flag.set(Thread.currentThread().isInterrupted());
		});
		thread.start();
		waiting.await();
		thread.interrupt();
		thread.join();
		assertThat(exception.get()).isExactlyInstanceOf(TransientTracklyInterruptedException.class);
		assertThat(flag.get()).isTrue();
		assertThat(permits.givenBack).hasValue(1);
		assertThat(pacer.turn(budget(LONG)).block(Duration.ofSeconds(5))).isEqualTo(Turn.GRANTED);
	}

	@Test
	void contextOfTheSubscriberReachesEachAttempt() {
		AtomicInteger requests = new AtomicInteger();
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				if (requests.getAndIncrement() < 2) {
					connection.answer(429, "{\"error\":\"x\"}");
				}
				else {
					connection.answer(201, Call.SEND.success);
				}
			}
		})) {
			List<String> seen = new ArrayList<>();
			WebClient.Builder webClient = Connector.REACTOR.webClientBuilder(LONG)
				.filter((request, next) -> Mono.deferContextual((context) -> {
					seen.add(context.get("tenant"));
					return next.exchange(request);
				}));
			TestTemplates.forPort(server.port(), webClient)
				.rateLimit((limit) -> limit.withSendPerSecond(100))
				.retry((retry) -> retry.withInitialInterval(Duration.ofMillis(10)))
				.buildReactive()
				.send(Call.MESSAGE)
				.contextWrite((context) -> context.put("tenant", "mine"))
				.block();
			assertThat(seen).containsExactly("mine", "mine", "mine");
		}
	}

	@Test
	void hundredThreadsShareALimit() throws Exception {
		try (RawServer server = queueing()) {
			TracklyTemplate template = TestTemplates.forPort(server.port())
				.rateLimit((limit) -> limit.withSendPerSecond(100))
				.build();
			ExecutorService threads = Executors.newFixedThreadPool(100);
			try {
				List<Future<SendResult>> results = new ArrayList<>();
				long start = System.nanoTime();
				for (int i = 0; i < 200; i++) {
					results.add(threads.submit(() -> template.send(Call.MESSAGE)));
				}
				for (Future<SendResult> result : results) {
					assertThat(result.get().messageId()).isNotNull();
				}
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1900));
			}
			finally {
				threads.shutdownNow();
			}
		}
	}

	@Test
	void pacerWithoutLimitIsNotEvenAsked() {
		RequestPacer pacer = new RequestPacer(null, new AdaptivePace(this.clock),
				(duration) -> Mono.error(new AssertionError("Waited")));
		for (int i = 0; i < 200_000; i++) {
			assertThat(pacer.isFree()).isTrue();
			pacer.accepted(pacer.now());
		}
		long start = System.nanoTime();
		for (int i = 0; i < 200_000; i++) {
			if (pacer.isFree()) {
				pacer.accepted(pacer.now());
			}
		}
		long each = (System.nanoTime() - start) / 200_000;
		// A request takes some hundred thousand
		assertThat(each).isLessThan(20_000);
	}

	private RequestPacer pacer(Permits permits, Delay delay) {
		return new RequestPacer(permits, null, delay);
	}

	private TimeBudget budget(Duration limit) {
		return new TimeBudget(this.clock, limit, new Lifetime());
	}

	private static RawServer queueing() {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(201, Call.SEND.success);
			}
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Permits of which the first one is special.
	 */
	private static final class FakePermits implements Permits {

		private final AtomicInteger asked = new AtomicInteger();

		private final AtomicInteger givenBack = new AtomicInteger();

		private final Mono<Turn> first;

		private final Mono<Turn> next;

		FakePermits(Mono<Turn> first, Mono<Turn> next) {
			this.first = first;
			this.next = next;
		}

		@Override
		public Mono<Turn> reserve(TimeBudget budget, int waiting) {
			return (this.asked.getAndIncrement() == 0) ? this.first : this.next;
		}

		@Override
		public void giveBack() {
			this.givenBack.incrementAndGet();
		}

		@Override
		public int perSecond() {
			return 1_000_000;
		}

	}

	/**
	 * Clock of which no two readings are the same, as those of a real one.
	 */
	private static final class TickingClock extends Clock {

		private final MutableClock clock;

		TickingClock(MutableClock clock) {
			this.clock = clock;
		}

		@Override
		public Instant instant() {
			this.clock.advance(Duration.ofNanos(100));
			return this.clock.instant();
		}

		@Override
		public ZoneId getZone() {
			return this.clock.getZone();
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
