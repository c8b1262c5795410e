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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.tracklysms.spring.error.TracklyErrorCategory;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendResult;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.LimitedServer;
import com.tracklysms.spring.testsupport.PatientServer;
import com.tracklysms.spring.testsupport.PinnedThreads;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for callers on virtual threads, by the thousand: each gets its answer, and none
 * keeps others from running while it waits.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualThreadTests {

	private static final int MANY = 5000;

	private PinnedThreads pinned;

	@BeforeEach
	void record() {
		this.pinned = PinnedThreads.record();
	}

	@AfterEach
	void nothingWasPinned() {
		try (PinnedThreads pinned = this.pinned) {
			assertThat(pinned.end()).isEmpty();
		}
	}

	/**
	 * Since JDK 24 a monitor no longer pins a thread, but a native method still does.
	 */
	@Test
	void waitThatPinsItsThreadIsSeen() {
		join(onVirtualThreads(1, (number) -> StackWalker.getInstance().walk((frames) -> {
			LockSupport.parkNanos(1_000_000);
			return frames.count();
		})));
		try (PinnedThreads pinned = this.pinned) {
			assertThat(pinned.end()).singleElement()
				.extracting((event) -> event.getStackTrace().getFrames())
				.asString()
				.contains(getClass().getName());
		}
		record();
	}

	@ParameterizedTest
	@EnumSource
	void sendsWithFewAtATimeAreAnsweredAfterRefusals(Connector connector) {
		try (PatientServer server = PatientServer.start(refusingFirst())) {
			TracklyTemplate template = withShortWaits(TestTemplates.forPort(server.port(), connector)).build();
			SimpleAsyncTaskExecutor executor = executor();
			executor.setConcurrencyLimit(100);
			join(submit(executor, 500, sendOn(template)));
			assertEachQueuedOnce(server, 500);
			assertThat(server.requests()).isEqualTo(2 * 500);
		}
	}

	/**
	 * Reactor Netty by default has 500 connections and lets twice as many callers wait
	 * for one. It refuses the others, of whom nothing is sent.
	 */
	@Test
	void burstThatThePoolRefusesIsAnsweredByRetries() throws InterruptedException {
		Sinks.Empty<Integer> open = Sinks.empty();
		CountDownLatch refused = new CountDownLatch(MANY - 1500);
		try (PatientServer server = PatientServer.start((attempt) -> open.asMono().defaultIfEmpty(201))) {
			TracklyTemplate template = TestTemplates
				.timing(withShortWaits(TestTemplates.forPort(server.port())), (timing) -> timing.withSleeper((wait) -> {
					refused.countDown();
					timing.sleeper().sleep(wait);
				}))
				.build();
			List<CompletableFuture<SendResult>> sends = onVirtualThreads(MANY, sendOn(template));
			refused.await();
			open.tryEmitEmpty();
			join(sends);
			assertEachQueuedOnce(server, MANY);
			assertThat(server.requests()).isEqualTo(MANY);
		}
	}

	@Test
	void othersRunWhileThousandsWaitForConnectionsAndAnswers() {
		ConnectionProvider pool = ConnectionProvider.builder("patient")
			.maxConnections(50)
			.pendingAcquireMaxCount(-1)
			.build();
		Sinks.Empty<Integer> open = Sinks.empty();
		try (PatientServer server = PatientServer.start((attempt) -> open.asMono().defaultIfEmpty(201))) {
			TracklyTemplate template = TestTemplates.neverWaiting(TestTemplates.forPort(server.port(),
					WebClient.builder().clientConnector(new ReactorClientHttpConnector(HttpClient.create(pool)))));
			List<CompletableFuture<SendResult>> sends = onVirtualThreads(MANY, sendOn(template));
			server.awaitRequests(50);
			join(onVirtualThreads(1000, (number) -> {
				Thread.yield();
				return number;
			}));
			assertThat(sends).noneMatch(CompletableFuture::isDone);
			open.tryEmitEmpty();
			join(sends);
			assertEachQueuedOnce(server, MANY);
		}
		pool.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "1000,", "," })
	void thousandsWaitForTheirTurn(Integer perSecond) {
		try (LimitedServer server = LimitedServer.start(1000)) {
			TracklyTemplate template = TestTemplates.forPort(server.port())
				.rateLimit((settings) -> settings.withSendPerSecond(perSecond))
				.build();
			join(onVirtualThreads(2000, sendOn(template)));
			assertThat(server.accepted()).isEqualTo(2000);
		}
	}

	/**
	 * The reactive template is subscribed to on the same threads.
	 */
	@ParameterizedTest
	@EnumSource
	void hundredsWithATimeOfTheirOwnGetTheirEndInTime(Style style) {
		try (PatientServer server = PatientServer.start((attempt) -> Mono.never())) {
			TracklyOperations template = style
				.build(withShortWaits(TestTemplates.forPort(server.port(), Connector.REACTOR, Duration.ofHours(1))));
			List<TracklyException> ends = join(
					onVirtualThreads(700, (number) -> catchThrowableOfType(TracklyException.class,
							() -> template.withMaxDuration(Duration.ofSeconds(1)).send(BulkServer.message(number)))));
			assertThat(ends).extracting(TracklyException::getCategory)
				.isSubsetOf(TracklyErrorCategory.INDETERMINATE, TracklyErrorCategory.TRANSIENT);
			assertThat(ends).filteredOn((end) -> end.getCategory().mayBeAccepted())
				.hasSizeGreaterThanOrEqualTo(server.requests());
		}
	}

	@Test
	void hundredsOfSendAllsAreAnsweredAfterRefusals() {
		try (PatientServer server = PatientServer.start(refusingFirst())) {
			TracklyTemplate template = withShortWaits(TestTemplates.forPort(server.port()))
				.bulk((settings) -> settings.withBatchSize(5).withConcurrency(2))
				.build();
			List<SendReport> reports = join(
					onVirtualThreads(300, (number) -> template.sendAll(messages(20 * number, 20))));
			assertThat(reports).allMatch((report) -> report.read() == 20 && report.queued() == 20);
			assertEachQueuedOnce(server, 20 * 300);
		}
	}

	private static PatientServer.Behaviour refusingFirst() {
		return (attempt) -> Mono.delay(Duration.ofMillis(5)).thenReturn((attempt == 1) ? 429 : 201);
	}

	private static TracklyTemplateBuilder withShortWaits(TracklyTemplateBuilder builder) {
		return builder.rateLimit((settings) -> settings.withAdaptive(false))
			.retry((settings) -> settings.withMaxRetries(1000)
				.withInitialInterval(Duration.ofMillis(50))
				.withMaxInterval(Duration.ofMillis(500)));
	}

	private static IntFunction<SendResult> sendOn(TracklyTemplate template) {
		return (number) -> template.send(BulkServer.message(number));
	}

	private static List<SmsMessage> messages(int from, int count) {
		return IntStream.range(from, from + count).mapToObj(BulkServer::message).toList();
	}

	private static void assertEachQueuedOnce(PatientServer server, int count) {
		assertThat(server.queued()).hasSize(count).doesNotHaveDuplicates();
	}

	private static SimpleAsyncTaskExecutor executor() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("caller-");
		executor.setVirtualThreads(true);
		return executor;
	}

	private static <T> List<CompletableFuture<T>> onVirtualThreads(int count, IntFunction<T> task) {
		return submit(executor(), count, task);
	}

	private static <T> List<CompletableFuture<T>> submit(SimpleAsyncTaskExecutor executor, int count,
			IntFunction<T> task) {
		return IntStream.range(0, count)
			.mapToObj((number) -> executor.submitCompletable((Callable<T>) () -> task.apply(number)))
			.toList();
	}

	private static <T> List<T> join(List<CompletableFuture<T>> futures) {
		return futures.stream().map(CompletableFuture::join).toList();
	}

}
