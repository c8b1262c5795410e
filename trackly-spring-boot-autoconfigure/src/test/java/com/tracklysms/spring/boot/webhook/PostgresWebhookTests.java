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

package com.tracklysms.spring.boot.webhook;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.tracklysms.spring.testsupport.PostgresExtension;
import com.tracklysms.spring.testsupport.TestPostgres;
import com.tracklysms.spring.webhook.WebhookOutcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for events that are remembered in PostgreSQL, where a duplicate waits for the
 * lock of the first one.
 */
@ExtendWith({ PostgresExtension.class, OutputCaptureExtension.class })
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresWebhookTests {

	private static final String POOL_OF_TEN = "--spring.datasource.hikari.maximum-pool-size=10";

	private static final String IMPATIENT_POOL = "--spring.datasource.hikari.connection-timeout=500";

	private final ExecutorService executor = Executors.newFixedThreadPool(100);

	private final TestPostgres postgres;

	private final String url;

	PostgresWebhookTests(TestPostgres postgres) {
		this.postgres = postgres;
		this.url = postgres.createDatabase();
		WebhookApplication.createTable(this.url);
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void tableIsCreatedAndUsedFromThenOn() {
		String event = WebhookApplication.event("m-1");
		try (WebhookApplication application = start()) {
			assertThat(application.post(event).statusCode()).isEqualTo(204);
			assertThat(application.deliveries().committed()).containsExactly("m-1");
		}
		try (WebhookApplication application = start()) {
			assertThat(application.post(event).statusCode()).isEqualTo(204);
			assertThat(application.deliveries().received()).isEmpty();
			assertThat(application.deliveries().stored()).containsExactly("m-1");
		}
	}

	@Test
	void tableThatIsMissingIsNamedByTheStateOfTheDatabase(CapturedOutput output) {
		try (WebhookApplication application = start(
				"--trackly.webhook.deduplication.jdbc.initialize-schema=embedded")) {
			assertIsAskedForLater(application.post(WebhookApplication.event("m-2")));
			assertThat(output).contains("the store of processed events failed").contains("42P01");
		}
	}

	@Test
	void concurrentDuplicatesArePublishedOnce() throws Exception {
		try (WebhookApplication application = start(POOL_OF_TEN)) {
			String event = WebhookApplication.event("m-3");
			List<HttpResponse<String>> responses = postConcurrently(100, List.of(application), event);
			assertThat(responses).allSatisfy((response) -> assertThat(response.statusCode()).isIn(204, 503));
			assertThat(application.deliveries().committed()).containsExactly("m-3");
			assertThat(application.deliveries().stored()).containsExactly("m-3");
			assertThat(application.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
		}
	}

	@Test
	void concurrentDuplicatesArePublishedOnceByAllInstancesTogether() throws Exception {
		try (WebhookApplication one = start(POOL_OF_TEN); WebhookApplication other = start(POOL_OF_TEN)) {
			for (int number = 0; number < 10; number++) {
				postConcurrently(20, List.of(one, other), WebhookApplication.event("m-4-" + number));
			}
			assertThat(one.deliveries().stored()).hasSize(10).doesNotHaveDuplicates();
			assertThat(one.deliveries().committed().size() + other.deliveries().committed().size()).isEqualTo(10);
		}
	}

	@Test
	void exactlyOneOfConcurrentDuplicatesSucceedsWhereListenersFail() throws Exception {
		try (WebhookApplication one = start(POOL_OF_TEN); WebhookApplication other = start(POOL_OF_TEN)) {
			AtomicInteger failures = new AtomicInteger(3);
			for (WebhookApplication application : List.of(one, other)) {
				application.deliveries().after((event) -> {
					if (failures.getAndDecrement() > 0) {
						throw new IllegalStateException();
					}
				});
			}
			String event = WebhookApplication.event("m-5");
			Awaitility.await()
				.until(() -> postConcurrently(20, List.of(one, other), event).stream()
					.anyMatch((response) -> response.statusCode() == 204));
			assertThat(one.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(one.deliveries().stored()).containsExactly("m-5");
		}
	}

	@Test
	void duplicateOfAnotherInstanceWaitsAndIsProcessedIfTheFirstOneFails() throws Exception {
		try (WebhookApplication one = start(); WebhookApplication other = start()) {
			String event = WebhookApplication.event("m-6");
			CountDownLatch fail = new CountDownLatch(1);
			Future<WebhookOutcome> first = processAndHold(one, event, () -> {
				await(fail);
				throw new IllegalStateException();
			});
			Future<WebhookOutcome> second = this.executor.submit(() -> other.process(event));
			awaitLock(other.jdbc());
			fail.countDown();
			assertThat(first.get()).isEqualTo(WebhookOutcome.FAILED);
			assertThat(second.get()).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(other.deliveries().stored()).containsExactly("m-6");
		}
	}

	@ParameterizedTest
	@CsvSource({ "&options=-c%20lock_timeout=500,", "&options=-c%20statement_timeout=500,",
			"'',--spring.transaction.default-timeout=1s" })
	void duplicateOfAnotherInstanceWhoseWaitIsEndedIsAskedForLater(String options, String argument,
			CapturedOutput output) throws Exception {
		String[] arguments = (argument != null) ? new String[] { argument } : new String[0];
		try (WebhookApplication one = start();
				WebhookApplication other = WebhookApplication.start(this.url + options, arguments)) {
			String event = WebhookApplication.event("m-7");
			CountDownLatch goOn = new CountDownLatch(1);
			Future<WebhookOutcome> first = processAndHold(one, event, () -> await(goOn));
			assertThat(other.process(event)).isEqualTo(WebhookOutcome.IN_PROGRESS);
			assertIsAskedForLater(other.post(event));
			assertThat(output).doesNotContain("ERROR");
			goOn.countDown();
			assertThat(first.get()).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(other.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(other.deliveries().received()).isEmpty();
		}
	}

	@Test
	void duplicatesOfAnEventInWorkTakeNoConnectionsFromOtherEvents() throws Exception {
		try (WebhookApplication application = start(POOL_OF_TEN, IMPATIENT_POOL)) {
			String event = WebhookApplication.event("m-8");
			CountDownLatch goOn = new CountDownLatch(1);
			Future<WebhookOutcome> first = processAndHold(application, event, () -> await(goOn));
			application.deliveries().after((other) -> {
			});
			Future<List<HttpResponse<String>>> duplicates = this.executor
				.submit(() -> postConcurrently(50, List.of(application), event));
			for (int number = 0; number < 20; number++) {
				assertThat(application.process(WebhookApplication.event("m-8-" + number)))
					.isEqualTo(WebhookOutcome.PROCESSED);
			}
			assertThat(duplicates.get()).allSatisfy(this::assertIsAskedForLater);
			goOn.countDown();
			assertThat(first.get()).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(application.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
		}
	}

	@Test
	void eventIsAskedForLaterWhileThereIsNoConnection() throws Exception {
		try (WebhookApplication application = start("--spring.datasource.hikari.maximum-pool-size=1", IMPATIENT_POOL)) {
			String event = WebhookApplication.event("m-9");
			CountDownLatch goOn = new CountDownLatch(1);
			Future<WebhookOutcome> first = processAndHold(application, WebhookApplication.event("m-9-0"),
					() -> await(goOn));
			assertThat(application.process(event)).isEqualTo(WebhookOutcome.STORE_UNAVAILABLE);
			goOn.countDown();
			assertThat(first.get()).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(application.process(event)).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(application.deliveries().stored()).containsExactly("m-9-0", "m-9");
		}
	}

	@Test
	void eventsAreAskedForLaterWhileTheDatabaseIsDown() {
		try (WebhookApplication application = start(IMPATIENT_POOL)) {
			String processed = WebhookApplication.event("m-10");
			String event = WebhookApplication.event("m-11");
			assertThat(application.post(processed).statusCode()).isEqualTo(204);
			this.postgres.stop();
			try {
				assertIsAskedForLater(application.post(event));
				assertIsAskedForLater(application.post(processed));
			}
			finally {
				this.postgres.startAgain();
			}
			awaitConnection(application, event);
			assertThat(application.process(processed)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(application.deliveries().stored()).containsExactly("m-10", "m-11");
		}
	}

	@Test
	void databaseThatIsRestartedMeanwhileUndoesThePublication() {
		try (WebhookApplication application = start(IMPATIENT_POOL)) {
			String event = WebhookApplication.event("m-12");
			application.deliveries().after((received) -> {
				this.postgres.stop();
				this.postgres.startAgain();
			});
			assertIsAskedForLater(application.post(event));
			assertThat(application.deliveries().committed()).isEmpty();
			application.deliveries().after((received) -> {
			});
			awaitConnection(application, event);
			assertThat(application.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(application.deliveries().received()).containsExactly("m-12", "m-12");
			assertThat(application.deliveries().stored()).containsExactly("m-12");
		}
	}

	@Test
	void applicationStartsWhileTheDatabaseIsDownIfItCreatesNoTable() {
		start().close();
		this.postgres.stop();
		WebhookApplication application;
		try {
			application = start(IMPATIENT_POOL, "--trackly.webhook.deduplication.jdbc.initialize-schema=never");
		}
		finally {
			this.postgres.startAgain();
		}
		try (application) {
			awaitConnection(application, WebhookApplication.event("m-13"));
		}
	}

	/**
	 * PostgreSQL answers such a commit with a rollback.
	 */
	@Test
	void failureOfTheDatabaseThatAListenerConcealsUndoesThePublication() {
		try (WebhookApplication application = start()) {
			String event = WebhookApplication.event("m-14");
			application.deliveries()
				.after((received) -> assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> application.jdbc().update("INSERT INTO NO_SUCH_TABLE VALUES (1)")));
			assertIsAskedForLater(application.post(event));
			application.deliveries().after((received) -> {
			});
			assertThat(application.post(event).statusCode()).isEqualTo(204);
			assertThat(application.deliveries().stored()).containsExactly("m-14");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 2500 })
	void expiredEventsAreDeletedAsFastAsEventsArrive(int expired) {
		try (WebhookApplication application = start()) {
			application.jdbc()
				.update("INSERT INTO TRACKLY_WEBHOOK_EVENT SELECT 'expired-' || N, N FROM GENERATE_SERIES(1, ?) N",
						expired);
			for (int number = 0; number < 3; number++) {
				assertThat(application.post(WebhookApplication.event("m-15-" + number)).statusCode()).isEqualTo(204);
			}
			assertThat(application.jdbc().queryForObject("SELECT COUNT(*) FROM TRACKLY_WEBHOOK_EVENT", Integer.class))
				.isEqualTo(3);
		}
	}

	private WebhookApplication start(String... arguments) {
		return WebhookApplication.start(this.url, arguments);
	}

	private void assertIsAskedForLater(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).hasValue("60");
	}

	/**
	 * Process an event, and return when its listener has been called, which does what is
	 * given.
	 */
	private Future<WebhookOutcome> processAndHold(WebhookApplication application, String event, Runnable behavior) {
		CountDownLatch begun = new CountDownLatch(1);
		application.deliveries().after((received) -> {
			begun.countDown();
			behavior.run();
		});
		Future<WebhookOutcome> outcome = this.executor.submit(() -> application.process(event));
		await(begun);
		return outcome;
	}

	private List<HttpResponse<String>> postConcurrently(int count, List<WebhookApplication> applications, String event)
			throws Exception {
		List<Callable<HttpResponse<String>>> calls = IntStream.range(0, count)
			.<Callable<HttpResponse<String>>>mapToObj(
					(number) -> () -> applications.get(number % applications.size()).post(event))
			.toList();
		return this.executor.invokeAll(calls).stream().map(PostgresWebhookTests::get).toList();
	}

	private static <T> T get(Future<T> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Post an event until it is processed: a pool waits for some time before it tries
	 * again to connect.
	 */
	private void awaitConnection(WebhookApplication application, String event) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> application.post(event).statusCode() == 204);
	}

	private static void awaitLock(JdbcTemplate jdbc) {
		Awaitility.await()
			.until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM PG_STAT_ACTIVITY WHERE WAIT_EVENT_TYPE = 'Lock'",
					Integer.class) == 1);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
