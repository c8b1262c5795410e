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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.internal.retry.Delay;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.ManualTimer;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for what only a blocking send of any number of messages has: a thread that reads,
 * waits, takes the outcomes and can be interrupted.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockingSendAllTests {

	private final AtomicInteger begun = new AtomicInteger();

	@Test
	void sourceIsReadAndProgressToldOnTheCallingThread() {
		try (BulkServer server = BulkServer.queueing()) {
			Set<Thread> threads = new HashSet<>();
			Iterable<SmsMessage> source = () -> IntStream.range(0, 30).mapToObj((position) -> {
				threads.add(Thread.currentThread());
				return BulkServer.message(position);
			}).iterator();
			server.template(3, 4).build().sendAll(source, (outcome) -> threads.add(Thread.currentThread()));
			assertThat(threads).containsExactly(Thread.currentThread());
		}
	}

	@Test
	void readingWaitsForRequestsToEnd() throws Exception {
		CountDownLatch goOn = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> request.after(goOn).queue())) {
			AtomicInteger read = new AtomicInteger();
			AtomicReference<SendReport> report = new AtomicReference<>();
			Thread thread = new Thread(() -> report
				.set(server.template(5, 2).build().sendAll(() -> IntStream.range(0, 100).mapToObj((position) -> {
					read.incrementAndGet();
					return BulkServer.message(position);
				}).iterator())));
			thread.start();
			server.awaitUnderWay(2);
			while (thread.getState() != Thread.State.WAITING) {
				Thread.onSpinWait();
			}
			assertThat(read).hasValueLessThanOrEqualTo(15);
			assertThat(server.underWay()).isEqualTo(2);
			goOn.countDown();
			thread.join();
			assertThat(report.get().queued()).isEqualTo(100);
		}
	}

	/**
	 * The reactive template does not read while no request may be made.
	 */
	@Test
	void whatHasLingeredWaitsUntilARequestMayBeMadeAndIsFilledMeanwhile() {
		CountDownLatch goOn = new CountDownLatch(1);
		MutableClock clock = new MutableClock(Instant.EPOCH);
		ManualTimer timer = new ManualTimer(clock);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.after(goOn);
			}
			request.queue();
		})) {
			Iterable<SmsMessage> source = () -> IntStream.rangeClosed(0, 6).peek((position) -> {
				if (position == 2) {
					timer.runDown();
					server.awaitUnderWay(1);
				}
				else if (position == 6) {
					clock.advance(Duration.ofSeconds(1));
					assertThat(server.requests()).hasSize(1);
					goOn.countDown();
					server.awaitAnswered(2);
				}
			}).filter((position) -> position < 6).mapToObj(BulkServer::message).iterator();
			Set<Thread> threads = new HashSet<>();
			SendReport report = withTimer(server.template(10, 1), clock, timer).build()
				.sendAll(source, (outcome) -> threads.add(Thread.currentThread()));
			assertThat(report.queued()).isEqualTo(6);
			assertThat(server.sizes()).containsExactly(2, 4);
			assertThat(server.mostUnderWay()).isEqualTo(1);
			assertThat(threads).containsExactly(Thread.currentThread());
		}
	}

	private TracklyTemplateBuilder withTimer(TracklyTemplateBuilder builder, MutableClock clock, ManualTimer timer) {
		return TestTemplates.timing(builder.bulk((settings) -> settings.withLinger(Duration.ofSeconds(1))),
				(timing) -> timing.withClock(clock).withTimer(timer));
	}

	@Test
	void manyBatchesThatLingerAndEndAtOnceAreStartedOneAfterTheOther() {
		MutableClock clock = new MutableClock(Instant.EPOCH);
		ManualTimer timer = new ManualTimer(clock);
		int senders = 3000;
		Iterable<SmsMessage> source = () -> IntStream.rangeClosed(0, senders).peek((position) -> {
			if (position == senders) {
				timer.runDown();
			}
		})
			.filter((position) -> position < senders)
			.mapToObj((position) -> BulkServer.message(position).withFrom("pn_" + position))
			.iterator();
		SendReport report = withTimer(refusing(2), clock, timer).build().sendAll(source);
		assertThat(report.unsent() + report.unknown()).isEqualTo(senders);
		assertThat(this.begun).hasValue(senders);
	}

	@Test
	void missingMessageIsRejected() {
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = server.template(10, 1)
				.build()
				.sendAll(Arrays.asList(BulkServer.message(0), null, BulkServer.message(2)));
			assertThat(report.queued()).isEqualTo(2);
			assertThat(report.rejectedMessages()).singleElement()
				.satisfies((rejected) -> assertThat(rejected.position()).isEqualTo(1));
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullArgumentsAreRefused() {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplate template = server.template(10, 1).build();
			assertThatIllegalArgumentException().isThrownBy(() -> template.sendAll(null));
			assertThatIllegalArgumentException().isThrownBy(() -> template.sendAll(List.of(), null));
		}
	}

	@Test
	void callOnAThreadThatMustNotBlockFailsAtOnceAndReadsNothing() {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplate template = server.template(10, 1).build();
			Mono<SendReport> onEventLoop = Mono.fromCallable(() -> template.sendAll(() -> {
				throw new AssertionError("Read");
			})).subscribeOn(Schedulers.parallel());
			assertThatIllegalStateException().isThrownBy(onEventLoop::block)
				.withMessageContaining("ReactiveTracklyTemplate");
			assertThat(server.requests()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void failureOfTheProgressConsumerKeepsTheAccount(int failAt) {
		try (BulkServer server = BulkServer.start((request) -> request.reject(0))) {
			IllegalStateException failure = new IllegalStateException("Consumer broke");
			List<BatchOutcome> outcomes = new ArrayList<>();
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> server.template(4, 1).build().sendAll(BulkServer.messages(12), (outcome) -> {
						outcomes.add(outcome);
						if (outcomes.size() == failAt) {
							throw failure;
						}
					}));
			assertThat(exception).cause().isSameAs(failure);
			SendReport report = exception.getReport();
			assertThat(outcomes).hasSizeGreaterThanOrEqualTo(failAt);
			assertThat(outcomes.stream().mapToLong(BatchOutcome::size).sum()).isEqualTo(report.read());
			assertThat(report.queued()).isEqualTo(server.requests().size() * 3L);
			assertThat(report.rejected()).isEqualTo(server.requests().size());
			assertThat(report.unknown()).isZero();
			assertThat(report.unsent()).isEqualTo(report.read() - server.requests().size() * 4L);
		}
	}

	@Test
	void whatIsUnderWayWhenTheProgressConsumerFailsComesToItsEndAndIsTold() {
		CountDownLatch failed = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.server().awaitUnderWay(3);
				request.queue();
			}
			else {
				request.after(failed).queue();
			}
		})) {
			List<BatchOutcome> outcomes = new ArrayList<>();
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> server.template(4, 3).build().sendAll(BulkServer.messages(100), (outcome) -> {
						outcomes.add(outcome);
						failed.countDown();
						throw new IllegalStateException("Consumer broke");
					}));
			assertThat(outcomes).extracting(BatchOutcome::position).containsExactlyInAnyOrder(0L, 4L, 8L, 12L);
			assertThat(exception).hasRootCauseMessage("Consumer broke");
			assertThat(exception.getCause().getSuppressed()).hasSize(3);
			assertThat(exception.getReport().read()).isEqualTo(16);
			assertThat(exception.getReport().queued()).isEqualTo(12);
			assertThat(BulkServer.positions(exception.getReport().unsentMessages()))
				.containsExactly(BulkServer.range(12, 16));
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void failureOfTheProgressConsumerWithWhatIsLeftOfAStoppedRunKeepsTheAccount() {
		CountDownLatch readOn = new CountDownLatch(6);
		Iterable<SmsMessage> source = () -> IntStream.range(0, 100).mapToObj((position) -> {
			readOn.countDown();
			return BulkServer.message(position);
		}).iterator();
		try (BulkServer server = BulkServer.start((request) -> request.after(readOn).answer(401, "{}"))) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> server.template(4, 1).build().sendAll(source, (outcome) -> {
						if (outcome.failure() != null && outcome.position() > 0) {
							throw new IllegalStateException("Consumer broke");
						}
					}));
			assertThat(exception.getReport().unsent()).isEqualTo(exception.getReport().read()).isPositive();
			assertThat(exception.getReport().stoppedBy()).isNotNull();
		}
	}

	@Test
	void whatIsUnderWayWhenTheThreadIsInterruptedComesToItsEndAndIsTold() throws Exception {
		CountDownLatch brokenOff = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() > 0) {
				request.after(brokenOff);
			}
			request.queue();
		})) {
			TracklyTemplateBuilder builder = withLongestWait(server.template(4, 2), () -> {
				brokenOff.countDown();
				return Mono.never();
			});
			Interruption interruption = Interruption.of(server, builder, 2);
			interruption.thread().join();
			assertThat(interruption.exception().getCause()).isExactlyInstanceOf(InterruptedException.class);
			SendReport report = interruption.exception().getReport();
			assertThat(report.queued()).isEqualTo(12);
			assertThat(report.unknownMessages()).isEmpty();
			assertThat(BulkServer.positions(report.unsentMessages()))
				.containsExactly(BulkServer.range(12, (int) report.read()));
			assertThat(report.unsentMessages()).allSatisfy(
					(message) -> assertThat(message.failure()).isExactlyInstanceOf(TracklyConnectionException.class)
						.hasMessage("Request was not sent, since the thread was interrupted"));
			assertThat(interruption.outcomes()).extracting(BatchOutcome::position)
				.containsExactlyInAnyOrder(0L, 4L, 8L, 12L);
			assertThat(interruption.outcomes().get(interruption.outcomes().size() - 1).totals())
				.isEqualTo(new SendTotals(12, 0, report.unsent(), 0));
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void whatDoesNotEndInTimeAfterAnInterruptIsUnknown() throws Exception {
		CountDownLatch closed = new CountDownLatch(2);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.queue();
			}
			else {
				request.awaitClose();
				closed.countDown();
			}
		})) {
			Interruption interruption = Interruption.of(server,
					withLongestWait(server.template(4, 2), () -> Mono.just(1)), 2);
			interruption.thread().join();
			SendReport report = interruption.exception().getReport();
			assertThat(report.queued()).isEqualTo(4);
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(BulkServer.range(4, 12));
			assertThat(report.unknownMessages()).allSatisfy(
					(message) -> assertThat(message.failure()).isExactlyInstanceOf(TracklyConnectionLostException.class)
						.hasMessage("Response of the Trackly API was not awaited, since the thread was interrupted. "
								+ "The messages may have been queued"));
			assertThat(interruption.outcomes()).extracting(BatchOutcome::position)
				.containsExactlyInAnyOrder(0L, 4L, 8L, 12L);
			closed.await();
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void secondInterruptEndsTheWaitForWhatIsUnderWay() throws Exception {
		CountDownLatch brokenOff = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.queue();
			}
			else {
				request.awaitClose();
			}
		})) {
			TracklyTemplateBuilder builder = withLongestWait(server.template(4, 2), () -> {
				brokenOff.countDown();
				return Mono.never();
			});
			Interruption interruption = Interruption.of(server, builder, 2);
			brokenOff.await();
			interruption.thread().interrupt();
			interruption.thread().join();
			assertThat(BulkServer.positions(interruption.exception().getReport().unknownMessages()))
				.containsExactly(BulkServer.range(4, 12));
		}
	}

	@Test
	void interruptWhileABatchWaitsForItsRetryLeavesItUnsent() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.answer(429, "{}");
			}
			else {
				request.awaitClose();
			}
		})) {
			TracklyTemplateBuilder builder = TestTemplates.timing(
					withLongestWait(server.template(4, 2), () -> Mono.just(1)),
					(timing) -> timing.withDelay((duration) -> {
						waiting.countDown();
						return Mono.never();
					}));
			Interruption interruption = Interruption.of(server, builder, 1, waiting);
			interruption.thread().join();
			SendReport report = interruption.exception().getReport();
			assertThat(BulkServer.positions(report.unsentMessages())).contains(BulkServer.range(0, 4));
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(BulkServer.range(4, 8));
		}
	}

	/**
	 * Change the time for which requests under way are awaited after an interrupt.
	 */
	private TracklyTemplateBuilder withLongestWait(TracklyTemplateBuilder builder, Supplier<Mono<?>> longestWait) {
		Delay timer = (duration) -> duration.equals(Duration.ofSeconds(10)) ? longestWait.get() : Mono.never();
		return TestTemplates.timing(builder, (timing) -> timing.withTimer(timer));
	}

	/**
	 * A run that was interrupted once so many requests but the first were held by the
	 * server, and its thread waited.
	 */
	private record Interruption(Thread thread, AtomicReference<SendAllException> thrown, List<BatchOutcome> outcomes) {

		static Interruption of(BulkServer server, TracklyTemplateBuilder builder, int underWay,
				CountDownLatch... others) throws InterruptedException {
			AtomicReference<SendAllException> thrown = new AtomicReference<>();
			List<BatchOutcome> outcomes = new CopyOnWriteArrayList<>();
			TracklyTemplate template = builder.build();
			Thread thread = new Thread(() -> {
				SendAllException exception = catchThrowableOfType(SendAllException.class,
						() -> template.sendAll(BulkServer.messages(100), outcomes::add));
				thrown.set(Thread.currentThread().isInterrupted() ? exception : null);
			});
			thread.start();
			for (CountDownLatch other : others) {
				other.await();
			}
			while (server.requests().stream().filter((request) -> request.first() > 0).count() < underWay
					|| thread.getState() != Thread.State.WAITING) {
				Thread.onSpinWait();
			}
			thread.interrupt();
			return new Interruption(thread, thrown, outcomes);
		}

		SendAllException exception() {
			SendAllException exception = this.thrown.get();
			assertThat(exception).as("thrown with the flag of the thread set").isNotNull();
			return exception;
		}

	}

	@ParameterizedTest
	@ValueSource(ints = { 3, 100 })
	void interruptBeforeTheCallBeginsNoRequest(int count) {
		TracklyTemplate template = template(2);
		Thread.currentThread().interrupt();
		SendAllException exception = catchThrowableOfType(SendAllException.class,
				() -> template.sendAll(BulkServer.messages(count)));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(exception.getCause()).isExactlyInstanceOf(InterruptedException.class);
		assertThat(exception.getReport().unsent()).isEqualTo(exception.getReport().read());
		assertThat(this.begun).hasValue(0);
	}

	@Test
	void interruptByTheProgressConsumerBeginsNoFurtherRequest() {
		TracklyTemplate template = template(1);
		SendAllException exception = catchThrowableOfType(SendAllException.class,
				() -> template.sendAll(BulkServer.messages(100), (outcome) -> Thread.currentThread().interrupt()));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(exception.getReport().unsent()).isEqualTo(exception.getReport().read());
		assertThat(this.begun).hasValue(1);
	}

	/**
	 * A template that counts the requests as they are begun, and refuses them.
	 */
	private TracklyTemplate template(int concurrency) {
		return refusing(concurrency).build();
	}

	private TracklyTemplateBuilder refusing(int concurrency) {
		return TestTemplates.forPort(1, WebClient.builder().filter((request, next) -> {
			this.begun.incrementAndGet();
			return Mono.error(new IllegalStateException("Refused"));
		}))
			.retry((settings) -> settings.withEnabled(false))
			.bulk((settings) -> settings.withBatchSize(4).withConcurrency(concurrency));
	}

}
