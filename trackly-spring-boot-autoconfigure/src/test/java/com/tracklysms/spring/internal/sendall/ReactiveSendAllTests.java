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
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.tracklysms.spring.ReactiveTracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what only a reactive send of any number of messages has: demand, cancellation
 * and a report on the side.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReactiveSendAllTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final BlockingQueue<SendReport> reports = new LinkedBlockingQueue<>();

	private final AtomicInteger read = new AtomicInteger();

	private Flux<SmsMessage> source(int count) {
		return Flux.range(0, count).map(BulkServer::message).doOnNext((message) -> this.read.incrementAndGet());
	}

	private Flux<BatchOutcome> sendAll(TracklyTemplateBuilder builder, Publisher<SmsMessage> messages) {
		return builder.buildReactive().sendAll(messages, this.reports::add);
	}

	@Test
	void reportIsThereWhenTheRunIsCompleted() {
		try (BulkServer server = BulkServer.queueing()) {
			AtomicReference<SendReport> report = new AtomicReference<>();
			Mono<SendReport> result = server.template(10, 1)
				.buildReactive()
				.sendAll(Flux.just(Call.MESSAGE), report::set)
				.then(Mono.fromSupplier(report::get));
			assertThat(result.block()).isEqualTo(new SendReport(1, 1, List.of(), List.of(), List.of(), null));
		}
	}

	@Test
	void reportIsThereWhenTheRunHasFailed() {
		try (BulkServer server = BulkServer.queueing()) {
			AtomicReference<SendReport> report = new AtomicReference<>();
			Mono<SendReport> result = server.template(10, 1)
				.buildReactive()
				.sendAll(source(3).concatWith(Mono.error(new IllegalStateException("Source broke"))), report::set)
				.then(Mono.<SendReport>empty())
				.onErrorResume(SendAllException.class, (ex) -> {
					assertThat(ex.getReport()).isEqualTo(report.get());
					return Mono.fromSupplier(report::get);
				});
			assertThat(result.block()).isNotNull().extracting(SendReport::unsent).isEqualTo(3L);
		}
	}

	@Test
	void nothingHappensBeforeTheSubscription() {
		try (BulkServer server = BulkServer.queueing()) {
			PublisherProbe<SmsMessage> source = PublisherProbe.of(source(10));
			sendAll(server.template(5, 2), source.flux());
			source.assertWasNotSubscribed();
			assertThat(server.requests()).isEmpty();
			assertThat(this.reports).isEmpty();
		}
	}

	@Test
	void eachSubscriptionSendsAnew() {
		try (BulkServer server = BulkServer.queueing()) {
			Flux<BatchOutcome> outcomes = sendAll(server.template(5, 1), source(10));
			for (int count = 1; count <= 2; count++) {
				StepVerifier.create(outcomes.map((outcome) -> outcome.totals().sum()))
					.expectNext(5L, 10L)
					.expectComplete()
					.verify(LONG);
				assertThat(server.requests()).hasSize(count * 2);
			}
			assertThat(this.reports).containsExactly(new SendReport(10, 10, List.of(), List.of(), List.of(), null),
					new SendReport(10, 10, List.of(), List.of(), List.of(), null));
		}
	}

	@Test
	void outcomeComesAsItsBatchEndsWhileOthersAreUnderWay() {
		CountDownLatch goOn = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.first() == 0) {
				request.after(goOn);
			}
			request.queue();
		})) {
			StepVerifier.create(sendAll(server.template(5, 2), source(10)).map(BatchOutcome::position))
				.expectNext(5L)
				.then(goOn::countDown)
				.expectNext(0L)
				.expectComplete()
				.verify(LONG);
		}
	}

	@Test
	void subscriberThatTakesNoOutcomesStopsTheReading() {
		try (BulkServer server = BulkServer.queueing()) {
			StepVerifier.create(sendAll(server.template(5, 1), source(1000)), 0)
				.expectSubscription()
				.then(() -> server.awaitAnswered(1))
				.then(() -> assertThat(this.read).hasValue(5))
				.thenRequest(1)
				.expectNextCount(1)
				.then(() -> server.awaitAnswered(2))
				.then(() -> assertThat(this.read).hasValue(10))
				.thenRequest(4)
				.expectNextCount(4)
				.then(() -> server.awaitAnswered(6))
				.then(() -> assertThat(this.read).hasValue(30))
				.thenCancel()
				.verify(LONG);
			assertThat(server.requests()).hasSize(6);
			assertThat(this.reports).singleElement()
				.satisfies((report) -> assertThat(report.read()).isEqualTo(this.read.get()));
		}
	}

	/**
	 * Whether the next batch is read while outcomes of others are not taken is left to
	 * Reactor.
	 */
	@Test
	void subscriberThatTakesFewOutcomesCausesNoMoreReadingThanThese() {
		try (BulkServer server = BulkServer.queueing()) {
			StepVerifier.create(sendAll(server.template(5, 3), source(1000)), 0)
				.expectSubscription()
				.then(() -> server.awaitAnswered(3))
				.then(() -> assertThat(this.read).hasValue(15))
				.thenRequest(5)
				.expectNextCount(5)
				.then(() -> assertThat(this.read).hasValueLessThanOrEqualTo(40))
				.thenCancel()
				.verify(LONG);
			assertThat(server.requests()).hasSizeLessThanOrEqualTo(8);
		}
	}

	@Test
	void noMoreIsAskedOfTheSourceThanCanBeSent() {
		try (BulkServer server = BulkServer.start(BulkServer.Request::awaitClose)) {
			TestPublisher<SmsMessage> source = TestPublisher.create();
			Disposable run = sendAll(server.template(2, 2), source.flux()).subscribe();
			source.assertMinRequested(1).assertMaxRequested(4);
			for (int position = 0; position < 4; position++) {
				source.assertMinRequested(1);
				source.next(BulkServer.message(position));
			}
			source.assertMaxRequested(0);
			run.dispose();
			source.assertCancelled();
		}
	}

	@Test
	void cancellingStopsTheReadingAndBreaksOffTheRequests() throws Exception {
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
			PublisherProbe<SmsMessage> source = PublisherProbe.of(source(1000));
			StepVerifier.create(sendAll(server.template(4, 2), source.flux()))
				.expectNextCount(1)
				.then(() -> server.awaitUnderWay(2))
				.thenCancel()
				.verify(LONG);
			source.assertWasCancelled();
			closed.await();
			SendReport report = this.reports.take();
			assertThat(report.read()).isEqualTo(this.read.get()).isEqualTo(12);
			assertThat(report.queued()).isEqualTo(4);
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(BulkServer.range(4, 12));
			assertThat(this.reports).isEmpty();
			assertThat(server.requests()).hasSize(3);
		}
	}

	@Test
	void messagesThatAreHeldOrWaitForARetryAreUnsentWhenCancelled() {
		CountDownLatch waiting = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> request.answer(429, "{}"))) {
			TestPublisher<SmsMessage> source = TestPublisher.create();
			Disposable run = sendAll(
					TestTemplates.timing(server.template(2, 2), (timing) -> timing.withDelay((duration) -> {
						waiting.countDown();
						return Mono.never();
					})), source.flux())
				.subscribe();
			source.next(BulkServer.message(0), BulkServer.message(1), BulkServer.message(2));
			await(waiting);
			run.dispose();
			assertThat(this.reports).singleElement()
				.satisfies((report) -> assertThat(BulkServer.positions(report.unsentMessages())).containsExactly(0L, 1L,
						2L));
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void sourceThatEmitsAfterTheCancellationIsNotRead() {
		try (BulkServer server = BulkServer.queueing()) {
			TestPublisher<SmsMessage> source = TestPublisher.createNoncompliant(
					TestPublisher.Violation.CLEANUP_ON_TERMINATE, TestPublisher.Violation.REQUEST_OVERFLOW);
			Disposable run = sendAll(server.template(2, 2), source).subscribe();
			source.next(BulkServer.message(0));
			run.dispose();
			source.next(BulkServer.message(1)).next(BulkServer.message(2)).complete();
			assertThat(this.reports).singleElement().satisfies((report) -> {
				assertThat(report.read()).isEqualTo(1);
				assertThat(report.unsent()).isEqualTo(1);
			});
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void cancellingFromWithinAnOutcomeKeepsTheAccount() throws Exception {
		try (BulkServer server = BulkServer.queueing()) {
			StepVerifier.create(sendAll(server.template(3, 3), source(1000)).take(2))
				.expectNextCount(2)
				.expectComplete()
				.verify(LONG);
			SendReport report = this.reports.take();
			assertThat(report.read()).isLessThanOrEqualTo(15);
			assertThat(report.queued()).isGreaterThanOrEqualTo(6);
			assertThat(this.reports).isEmpty();
		}
	}

	@Test
	void failureOfTheSourceFollowsTheLastOutcome() {
		CountDownLatch failed = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> request.after(failed).queue())) {
			IllegalStateException failure = new IllegalStateException("Source broke");
			Flux<SmsMessage> source = source(7).concatWith(Mono.defer(() -> {
				failed.countDown();
				return Mono.error(failure);
			}));
			StepVerifier.create(sendAll(server.template(3, 3), source).map(BatchOutcome::size).sort())
				.expectErrorSatisfies(
						(ex) -> assertThat(ex).isExactlyInstanceOf(SendAllException.class).cause().isSameAs(failure))
				.verify(LONG);
			assertThat(this.reports).singleElement().satisfies((report) -> {
				assertThat(report.queued()).isEqualTo(6);
				assertThat(report.unsent()).isEqualTo(1);
			});
			StepVerifier.create(sendAll(server.template(3, 3), source(4).concatWith(Mono.error(failure))))
				.expectNextCount(2)
				.expectError(SendAllException.class)
				.verify(LONG);
		}
	}

	@Test
	void sourceThatCannotBeSubscribedToLeavesAnEmptyReport() {
		try (BulkServer server = BulkServer.queueing()) {
			StepVerifier.create(sendAll(server.template(3, 3), Flux.defer(() -> {
				throw new IllegalStateException("Source broke");
			}))).expectError(SendAllException.class).verify(LONG);
			assertThat(this.reports).singleElement().satisfies((report) -> assertThat(report.read()).isZero());
		}
	}

	@Test
	void stoppedRunCancelsASourceThatNeverEnds() {
		try (BulkServer server = BulkServer.start((request) -> request.answer(401, "{}"))) {
			PublisherProbe<SmsMessage> source = PublisherProbe.of(Flux.concat(source(5), Flux.never()));
			// The refusal may come before the fourth message is read
			StepVerifier.create(sendAll(server.template(3, 2), source.flux()).map(BatchOutcome::unsent))
				.expectNext(3)
				.thenConsumeWhile((held) -> true)
				.expectComplete()
				.verify(LONG);
			source.assertWasCancelled();
			assertThat(this.reports).singleElement().satisfies((report) -> {
				assertThat(report.unsent()).isEqualTo(report.read()).isBetween(3L, 5L);
				assertThat(report.stoppedBy()).isExactlyInstanceOf(TracklyAuthenticationException.class);
			});
		}
	}

	@Test
	void failureOfTheReportConsumerReachesTheSubscriber() {
		try (BulkServer server = BulkServer.queueing()) {
			AtomicInteger calls = new AtomicInteger();
			StepVerifier.create(server.template(3, 3).buildReactive().sendAll(source(3), (report) -> {
				calls.incrementAndGet();
				throw new IllegalStateException("Consumer broke");
			})).expectNextCount(1).expectErrorMessage("Consumer broke").verify(LONG);
			assertThat(calls).hasValue(1);
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullArgumentsAreRefused() {
		try (BulkServer server = BulkServer.queueing()) {
			ReactiveTracklyTemplate template = server.template(10, 1).buildReactive();
			assertThatIllegalArgumentException().isThrownBy(() -> template.sendAll(null));
			assertThatIllegalArgumentException().isThrownBy(() -> template.sendAll(Flux.empty(), null));
			assertThatIllegalArgumentException().isThrownBy(() -> template.send(null));
			assertThatIllegalArgumentException().isThrownBy(() -> template.sendBulk(null));
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
