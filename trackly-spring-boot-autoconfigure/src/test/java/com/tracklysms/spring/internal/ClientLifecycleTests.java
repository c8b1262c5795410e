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

package com.tracklysms.spring.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.Style;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ClientLifecycle}.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientLifecycleTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final String SHUTTING_DOWN = "Request was not sent, since the application is shutting down";

	@ParameterizedTest
	@EnumSource
	void callAfterTheStopFailsAtOnceAsNeverSentUntilTheNextStart(Contract contract) {
		try (RawServer server = queueing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			operations.send(Call.MESSAGE);
			lifecycle.stop();
			assertThatNothingIsSent(operations);
			assertThat(server.requests()).hasSize(1);
			lifecycle.start();
			operations.send(Call.MESSAGE);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void firstCallAfterTheStopBuildsNoClient(Contract contract) {
		TracklyTemplateBuilder builder = TracklyTemplate.builder(() -> {
			throw new IllegalStateException("Context is closed");
		}).apiKey(TestTemplates.API_KEY);
		TracklyOperations operations = contract.build(builder);
		started(builder, LONG).stop();
		assertThatNothingIsSent(operations);
	}

	private void assertThatNothingIsSent(TracklyOperations operations) {
		List<Callable<?>> calls = List.of(() -> operations.send(Call.MESSAGE),
				() -> operations.sendBulk(List.of(Call.MESSAGE)), () -> operations.sendAll(List.of(Call.MESSAGE)),
				() -> operations.opsForLists().findAll());
		for (Callable<?> call : calls) {
			assertThatExceptionOfType(TracklyConnectionException.class).isThrownBy(call::call)
				.withMessage(SHUTTING_DOWN)
				.withNoCause();
		}
	}

	@ParameterizedTest
	@EnumSource
	void callThatWaitsForItsRetryIsWokenAndSendsNoFurtherRequest(Contract contract) throws Exception {
		try (RawServer server = refusing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			CompletableFuture<Object> call = async(() -> operations.send(Call.MESSAGE));
			server.awaitRequest();
			lifecycle.stop();
			assertThat(failure(call)).isInstanceOfAny(TracklyConnectionException.class,
					TracklyRateLimitException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void callsThatWaitForTheirTurnsAreWoken(Contract contract) throws Exception {
		try (RawServer server = refusing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			TracklyOperations once = contract.build(builder.copy().retry((retry) -> retry.withEnabled(false)));
			// So many in a row close the limit
			for (int refusal = 0; refusal < 4; refusal++) {
				catchThrowable(() -> once.send(Call.MESSAGE));
			}
			List<CompletableFuture<Object>> calls = IntStream.range(0, 20)
				.mapToObj((number) -> async(() -> operations.send(Call.MESSAGE)))
				.toList();
			lifecycle.stop();
			for (CompletableFuture<Object> call : calls) {
				assertThat(failure(call)).isInstanceOf(TracklyConnectionException.class).hasMessage(SHUTTING_DOWN);
			}
			assertThat(server.requests()).hasSize(4);
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestUnderWayIsAwaited(Contract contract) throws Exception {
		CountDownLatch stopping = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			await(stopping);
			connection.answer(201, Call.SEND.success);
		})) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			AtomicReference<Object> result = new AtomicReference<>();
			Thread caller = new Thread(() -> result.set(operations.send(Call.MESSAGE)));
			caller.start();
			server.awaitRequest();
			lifecycle.stop(stopped::countDown);
			assertThat(lifecycle.isRunning()).isFalse();
			assertThat(stopped.getCount()).isOne();
			stopping.countDown();
			stopped.await();
			caller.join();
			assertThat(result.get()).isNotNull();
		}
	}

	@Test
	void threadThatHasItsResultIsAwaitedToo() throws Exception {
		CountDownLatch stored = new CountDownLatch(1);
		try (RawServer server = refusing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = builder.build();
			SmartLifecycle lifecycle = started(builder, LONG);
			CountDownLatch failed = new CountDownLatch(1);
			CountDownLatch stopped = new CountDownLatch(1);
			Thread caller = new Thread(() -> {
				catchThrowable(() -> operations.send(Call.MESSAGE));
				failed.countDown();
				await(stored);
			});
			caller.start();
			server.awaitRequest();
			lifecycle.stop(() -> {
				if (!caller.isAlive()) {
					stopped.countDown();
				}
			});
			failed.await();
			stored.countDown();
			stopped.await();
		}
	}

	@ParameterizedTest
	@EnumSource
	void requestThatDoesNotEndInTimeIsIndeterminate(Contract contract) throws Exception {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.awaitClose();
		})) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, Duration.ofMillis(60));
			CompletableFuture<Object> call = async(() -> operations.send(Call.MESSAGE));
			server.awaitRequest();
			lifecycle.stop();
			assertThat(failure(call)).isInstanceOf(TracklyConnectionLostException.class)
				.hasMessage("Response of the Trackly API was not awaited, since the application is shutting down. "
						+ "The message may have been queued");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendAllReturnsItsReportWithTheRestUnsent(Contract contract) throws Exception {
		CountDownLatch stopping = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> request.after(stopping).queue())) {
			TracklyTemplateBuilder builder = server.template(4, 2);
			TracklyOperations operations = contract.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			List<BatchOutcome> outcomes = new ArrayList<>();
			Iterable<SmsMessage> endless = () -> IntStream.iterate(0, (position) -> position + 1)
				.mapToObj(BulkServer::message)
				.iterator();
			AtomicReference<SendReport> returned = new AtomicReference<>();
			Thread caller = new Thread(() -> returned.set(operations.sendAll(endless, outcomes::add)));
			caller.start();
			server.awaitUnderWay(2);
			CountDownLatch stopped = new CountDownLatch(1);
			lifecycle.stop(stopped::countDown);
			stopping.countDown();
			stopped.await();
			caller.join();
			SendReport report = returned.get();
			assertThat(report.queued()).isEqualTo(server.requests().size() * 4L).isEqualTo(8);
			assertThat(report.unsent()).isEqualTo(report.read() - 8).isLessThan(20);
			assertThat(report.unknown()).isZero();
			assertThat(report.unsentMessages())
				.allSatisfy((message) -> assertThat(message.failure()).hasMessage(SHUTTING_DOWN));
			assertThat(report.stoppedBy()).isInstanceOf(TracklyConnectionException.class).hasMessage(SHUTTING_DOWN);
			assertThat(outcomes.stream().mapToLong(BatchOutcome::size).sum()).isEqualTo(report.read());
		}
	}

	@ParameterizedTest
	@EnumSource
	void batchesThatDoNotEndInTimeAreUnknown(Style style) throws Exception {
		try (BulkServer server = BulkServer.start((request) -> request.awaitClose())) {
			TracklyTemplateBuilder builder = server.template(4, 2);
			TracklyOperations operations = style.build(builder);
			SmartLifecycle lifecycle = started(builder, Duration.ofMillis(60));
			CompletableFuture<Object> call = async(() -> operations.sendAll(BulkServer.messages(100)));
			server.awaitUnderWay(2);
			lifecycle.stop();
			SendReport report = (SendReport) call.get();
			assertThat(report.unknown()).isEqualTo(8);
			assertThat(report.unknownMessages()).allSatisfy(
					(message) -> assertThat(message.failure()).isInstanceOf(TracklyConnectionLostException.class));
			assertThat(report.unsent()).isEqualTo(report.read() - 8);
		}
	}

	@ParameterizedTest
	@EnumSource
	void batchesThatWaitForTheirRetriesAreUnsent(Style style) throws Exception {
		try (RawServer server = refusing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port())
				.bulk((settings) -> settings.withBatchSize(4));
			TracklyOperations operations = style.build(builder);
			SmartLifecycle lifecycle = started(builder, LONG);
			CompletableFuture<Object> call = async(() -> operations.sendAll(BulkServer.messages(100)));
			server.awaitRequest();
			lifecycle.stop();
			SendReport report = (SendReport) call.get();
			assertThat(report.unsent()).isEqualTo(report.read()).isPositive();
		}
	}

	@Test
	void sourceThatGivesNothingIsCancelled() throws Exception {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplateBuilder builder = server.template(4, 2);
			SmartLifecycle lifecycle = started(builder, LONG);
			Sinks.Many<SmsMessage> source = Sinks.many().unicast().onBackpressureBuffer();
			AtomicReference<SendReport> report = new AtomicReference<>();
			CompletableFuture<?> call = builder.buildReactive().sendAll(source.asFlux(), report::set).then().toFuture();
			source.tryEmitNext(BulkServer.message(0));
			lifecycle.stop();
			call.get();
			assertThat(report.get().read()).isEqualTo(report.get().queued() + report.get().unsent());
			assertThat(report.get().stoppedBy()).hasMessage(SHUTTING_DOWN);
			assertThat(source.currentSubscriberCount()).isZero();
		}
	}

	/**
	 * Otherwise a task executor or web server would wait for the run in vain, and there
	 * might be no time left for its report.
	 */
	@ParameterizedTest
	@EnumSource
	void sendAllDoesNotUseUpTheTimeOfWhatWaitsForIt(Style style) throws Exception {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplateBuilder builder = server.template(4, 2);
			TracklyOperations operations = style.build(builder);
			CompletableFuture<Object> call = new CompletableFuture<>();
			GenericApplicationContext context = new GenericApplicationContext();
			context.registerBean("trackly", SmartLifecycle.class, () -> builder.lifecycle(Duration.ofMillis(100)));
			context.registerBean("tasks", SmartLifecycle.class, () -> new Tasks(call));
			context.refresh();
			Iterable<SmsMessage> endless = () -> IntStream.iterate(0, (position) -> (position + 1) % 1000)
				.mapToObj(BulkServer::message)
				.iterator();
			async(() -> operations.sendAll(endless)).handle((report, failure) -> call.complete(report));
			server.awaitAnswered(1);
			context.close();
			SendReport report = (SendReport) call.getNow(null);
			assertThat(report.stoppedBy()).hasMessage(SHUTTING_DOWN);
			assertThat(report.unknown()).isZero();
		}
	}

	@Test
	void closingOfAnotherContextHasNoEffect() {
		try (RawServer server = queueing()) {
			TracklyTemplateBuilder builder = TestTemplates.forPort(server.port());
			GenericApplicationContext parent = new GenericApplicationContext();
			parent.registerBean("trackly", SmartLifecycle.class, () -> builder.lifecycle(Duration.ZERO));
			parent.refresh();
			GenericApplicationContext child = new GenericApplicationContext(parent);
			child.refresh();
			child.close();
			assertThat(builder.build().sendAll(List.of(Call.MESSAGE)).stoppedBy()).isNull();
			parent.close();
		}
	}

	private static SmartLifecycle started(TracklyTemplateBuilder builder, Duration timeout) {
		SmartLifecycle lifecycle = builder.lifecycle(timeout);
		assertThat(lifecycle.isRunning()).isFalse();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		return lifecycle;
	}

	private static RawServer queueing() {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.answer(201,
						Call.SEND.success.replaceFirst("\\{", "{\"queued_count\":1,\"error_count\":0,\"errors\":[],"));
			}
		});
	}

	private static RawServer refusing() {
		return RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.write("HTTP/1.1 429 Refused\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n");
			}
		});
	}

	private static CompletableFuture<Object> async(Callable<Object> call) {
		CompletableFuture<Object> result = new CompletableFuture<>();
		new Thread(() -> {
			try {
				result.complete(call.call());
			}
			catch (Throwable ex) {
				result.completeExceptionally(ex);
			}
		}).start();
		return result;
	}

	private static Throwable failure(CompletableFuture<?> call) throws Exception {
		try {
			throw new AssertionError("Succeeded: " + call.get());
		}
		catch (ExecutionException ex) {
			return ex.getCause();
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

	/**
	 * Waits for a call, as task executors and web servers do.
	 */
	private static final class Tasks implements SmartLifecycle {

		private final CompletableFuture<?> call;

		private boolean running;

		Tasks(CompletableFuture<?> call) {
			this.call = call;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.call.join();
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
