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

package com.tracklysms.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.ratelimit.StoreFailureMode;
import com.tracklysms.spring.settings.RetrySettings;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof that the reactive template blocks no thread that must not be blocked, neither one
 * of the caller nor an event loop: BlockHound sees each blocking call of the JDK on such
 * a thread. Calls are noted and not made to fail, since a failure could be taken for one
 * of the connection.
 */
@Tag("non-blocking")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NonBlockingTests {

	private static final Duration LONG = Duration.ofSeconds(10);

	private static final Map<String, Throwable> blocked = new ConcurrentHashMap<>();

	private final BlockingQueue<SendReport> reports = new LinkedBlockingQueue<>();

	@BeforeAll
	static void install() {
		BlockHound.builder().loadIntegrations().blockingMethodCallback((method) -> {
			BlockingOperationError error = new BlockingOperationError(method);
			if (!initializesAClass(error)) {
				blocked.put(method + " on " + Thread.currentThread().getName(), error);
			}
		}).install();
	}

	/**
	 * Reading a class, or what it needs to come to life, from its jar happens once, on
	 * the thread that needs it first: the JDK offers no other way.
	 */
	private static boolean initializesAClass(Throwable error) {
		return Stream.of(error.getStackTrace())
			.anyMatch((frame) -> frame.getMethodName().equals("<clinit>")
					|| (frame.getClassName().equals("java.lang.ClassLoader")
							&& frame.getMethodName().equals("loadClass")));
	}

	@BeforeEach
	void forget() {
		blocked.clear();
	}

	@AfterEach
	void nothingWasBlocked() {
		assertThat(blocked).isEmpty();
	}

	@Test
	@Order(1)
	void blockingCallOnAThreadThatMustNotBlockIsSeen() {
		Mono<Integer> sleeping = Mono.fromCallable(() -> {
			Thread.sleep(1);
			return 1;
		}).subscribeOn(Schedulers.parallel());
		assertThat(sleeping.block()).isEqualTo(1);
		assertThat(blocked.values()).singleElement().isInstanceOf(BlockingOperationError.class);
		blocked.clear();
	}

	@Test
	@Order(1)
	void blockingCallOnAnEventLoopIsSeen() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			WebClient.Builder sleeping = Connector.REACTOR.webClientBuilder(LONG)
				.filter((request, next) -> next.exchange(request).doOnNext((response) -> LockSupport.parkNanos(1)));
			TestTemplates.forPort(server.port(), sleeping).buildReactive().send(Call.MESSAGE).block();
		}
		assertThat(blocked.keySet()).singleElement().asString().contains("reactor-http");
		blocked.clear();
	}

	@Test
	@Order(2)
	void firstCallWithTheLookUpOfTheHostBlocksNothing() {
		try (RawServer server = answering(201, Call.SEND.success)) {
			StepVerifier.create(onParallel(TestTemplates.forPort(server.port()).buildReactive().send(Call.MESSAGE)))
				.expectNextCount(1)
				.expectComplete()
				.verify(LONG);
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusedCallIsRepeatedWithoutBlocking(Call call) {
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer((connection.server().requests().size() < 3) ? 429 : 201, call.success);
			}
		})) {
			StepVerifier.create(onParallel(on(call, template(server.port()))))
				.expectNextCount(1)
				.expectComplete()
				.verify(LONG);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@ParameterizedTest
	@EnumSource
	void failuresBlockNothing(Call call) {
		verifyFailure(call, 429, TracklyRateLimitException.class);
		verifyFailure(call, 500, TracklyServerException.class);
		verifyFailure(call, 401, TracklyAuthenticationException.class);
		StepVerifier.create(onParallel(on(call, template(1))))
			.expectError(TracklyConnectionException.class)
			.verify(LONG);
		StepVerifier.create(onParallel(on(call, template(80).insecureBaseUrl("http://no-such-host.invalid/api"))))
			.expectError(TracklyConnectionException.class)
			.verify(LONG);
	}

	private void verifyFailure(Call call, int status, Class<? extends Throwable> type) {
		try (RawServer server = answering(status, "{}")) {
			StepVerifier.create(onParallel(on(call, template(server.port())))).expectError(type).verify(LONG);
		}
	}

	@ParameterizedTest
	@EnumSource
	void timeoutBlocksNothing(Call call) {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
		})) {
			StepVerifier
				.create(onParallel(
						on(call, TestTemplates.forPort(server.port(), Connector.REACTOR, Duration.ofMillis(200)))))
				.expectError(TracklyResponseTimeoutException.class)
				.verify(LONG);
			StepVerifier
				.create(onParallel(on(call, TestTemplates.forPort(server.port()).timeout(Duration.ofMillis(200)))))
				.expectError(TracklyResponseTimeoutException.class)
				.verify(LONG);
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancellationBlocksNothing(Call call) throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
			closed.countDown();
		})) {
			Disposable request = Flux.from(onParallel(on(call, template(server.port())))).subscribe();
			server.awaitRequest();
			disposeOnParallel(request);
			closed.await();
		}
	}

	@Test
	void callCutShortBlocksNothing() {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
		})) {
			ReactiveTracklyTemplate template = TestTemplates.forPort(server.port()).buildReactive();
			Mono<Object> cutShort = Mono.defer(() -> {
				assertThat(template.rateLimitedFor()).isZero();
				return template.withMaxDuration(Duration.ofMillis(200)).send(Call.MESSAGE).cast(Object.class);
			});
			StepVerifier.create(onParallel(cutShort)).expectError(TracklyException.class).verify(LONG);
		}
	}

	@Test
	void sendAllBlocksNothingHoweverItsBatchesEnd() {
		List<BatchOutcome> outcomes = new ArrayList<>();
		try (BulkServer server = BulkServer.start((request) -> {
			switch (request.first() / 10 % 5) {
				case 0 -> request.answer(429, "{}");
				case 1 -> request.answer(500, "{}");
				case 2 -> request.reset();
				case 3 -> request.reject(0, 9);
				default -> request.queue();
			}
		})) {
			StepVerifier
				.create(onParallel(
						template(server.port()).bulk((settings) -> settings.withBatchSize(10).withConcurrency(4))
							// A batch in five is refused at any pace
							.rateLimit((settings) -> settings.withAdaptive(false))
							.buildReactive()
							.sendAll(Flux.fromIterable(BulkServer.messages(500)), this.reports::add)
							.doOnNext(outcomes::add)
							.then()))
				.expectComplete()
				.verify(LONG);
			assertThat(this.reports).singleElement().satisfies((report) -> {
				assertThat(report.read()).isEqualTo(500);
				assertThat(report.unsent()).isEqualTo(100);
				assertThat(report.unknown()).isEqualTo(200);
				assertThat(report.rejected()).isEqualTo(20);
				assertThat(report.queued()).isEqualTo(180);
			});
			assertThat(outcomes).hasSize(50);
		}
	}

	@ParameterizedTest
	@CsvSource({ "200,", ",", "200, true" })
	void waitingForATurnBlocksNothing(Integer perSecond, Boolean shared) {
		try (LimitedServer server = LimitedServer.start(100)) {
			TracklyTemplateBuilder builder = template(server.port()).retry((settings) -> RetrySettings.defaults())
				.rateLimit((settings) -> settings.withSendPerSecond(perSecond));
			if (shared != null) {
				builder.sharedRateLimit((limit, permits, permitsPerSecond, longestWait) -> {
					LockSupport.parkNanos(1_000_000);
					return Duration.ofMillis(permits * 5L);
				}, StoreFailureMode.WAIT);
			}
			ReactiveTracklyTemplate template = builder.buildReactive();
			StepVerifier
				.create(onParallel(Flux.range(0, 150).flatMap((number) -> template.send(Call.MESSAGE), 32).count()))
				.expectNext(150L)
				.expectComplete()
				.verify(LONG);
		}
	}

	@Test
	void stoppedRunBlocksNothing() {
		try (BulkServer server = BulkServer.start((request) -> request.answer(401, "{}"))) {
			StepVerifier
				.create(onParallel(
						template(server.port()).bulk((settings) -> settings.withBatchSize(10).withConcurrency(4))
							.buildReactive()
							.sendAll(Flux.fromIterable(BulkServer.messages(500)), this.reports::add)
							.then()))
				.expectComplete()
				.verify(LONG);
			assertThat(this.reports).singleElement().satisfies((report) -> assertThat(report.stoppedBy()).isNotNull());
		}
	}

	@Test
	void cancelledRunBlocksNothing() throws Exception {
		try (BulkServer server = BulkServer.start(BulkServer.Request::awaitClose)) {
			Disposable run = Flux
				.from(onParallel(
						template(server.port()).bulk((settings) -> settings.withBatchSize(10).withConcurrency(4))
							.buildReactive()
							.sendAll(Flux.fromIterable(BulkServer.messages(500)), this.reports::add)))
				.subscribe();
			server.awaitUnderWay(4);
			disposeOnParallel(run);
			assertThat(this.reports.take().unknown()).isEqualTo(40);
		}
	}

	/**
	 * A template with retries whose waits are real, and short.
	 */
	private TracklyTemplateBuilder template(int port) {
		return TestTemplates.forPort(port)
			.retry((settings) -> settings.withMaxRetries(2).withInitialInterval(Duration.ofMillis(5)));
	}

	private Mono<Object> on(Call call, TracklyTemplateBuilder builder) {
		ReactiveTracklyTemplate template = builder.buildReactive();
		return (call == Call.SEND) ? template.send(Call.MESSAGE).cast(Object.class)
				: template.sendBulk(List.of(Call.MESSAGE)).cast(Object.class);
	}

	/**
	 * Subscribe where nothing may block.
	 */
	private <T> Flux<T> onParallel(Publisher<T> publisher) {
		return Flux.from(publisher).subscribeOn(Schedulers.parallel());
	}

	private void disposeOnParallel(Disposable disposable) {
		Mono.fromRunnable(disposable::dispose).subscribeOn(Schedulers.parallel()).block();
	}

	private static RawServer answering(int status, String body) {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(status, body);
			}
		});
	}

}
