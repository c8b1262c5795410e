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

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.InMemoryWebhookEventStore;
import com.tracklysms.spring.webhook.TracklyWebhookEvent;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookEventStore;
import com.tracklysms.spring.webhook.WebhookOutcome;
import com.tracklysms.spring.webhook.store.JdbcWebhookEventStore;
import com.tracklysms.spring.webhook.store.TransactionalWebhookEventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionalEventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the stores of processed events, and the transactions in which events are
 * published.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookStoreTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TracklyWebhookSignatureAutoConfiguration.class,
				TracklyWebhookStoreAutoConfiguration.class, TracklyWebhookAutoConfiguration.class))
		.withPropertyValues("trackly.webhook.secrets=" + WebhookRequests.SECRET);

	private final WebApplicationContextRunner databaseRunner = this.runner
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class))
		.withUserConfiguration(Listeners.class)
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@Test
	void eventsAreRememberedInMemoryByDefault() {
		this.runner.run((context) -> assertThat(context).getBean(WebhookEventStore.class)
			.isInstanceOf(InMemoryWebhookEventStore.class));
		this.databaseRunner.run((context) -> assertThat(context).getBean(WebhookEventStore.class)
			.isInstanceOf(TransactionalWebhookEventStore.class));
	}

	@Test
	void eventsAreRememberedInTheDatabaseIfThatIsConfigured() {
		this.databaseRunner.withPropertyValues("trackly.webhook.deduplication.store=jdbc")
			.run((context) -> assertThat(context).getBean(WebhookEventStore.class)
				.isInstanceOf(JdbcWebhookEventStore.class));
	}

	@Test
	void databaseThatIsConfiguredAndMissingStopsTheStart() {
		this.runner.withPropertyValues("trackly.webhook.deduplication.store=jdbc")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void webhookIsLeftOutWithoutSecretAndIfTheClientIsDisabled() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TracklyWebhookSignatureAutoConfiguration.class,
					TracklyWebhookStoreAutoConfiguration.class, TracklyWebhookAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(TracklyWebhookProcessor.class));
		this.runner.withPropertyValues("trackly.enabled=off")
			.run((context) -> assertThat(context).doesNotHaveBean(TracklyWebhookProcessor.class));
	}

	@Test
	void valueThatEnablesTheClientEnablesTheWebhook() {
		this.runner.withPropertyValues("trackly.enabled=on")
			.run((context) -> assertThat(context).hasSingleBean(TracklyWebhookProcessor.class));
		this.runner.withPropertyValues("trackly.enabled=maybe")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("maybe"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=0s", "max-age=-1s", "max-clock-skew=-1s", "max-body-size=0B", "max-body-size=1GB",
			"path=hooks", "path=/{id}", "deduplication.max-entries=0", "deduplication.time-to-live=24h",
			"secrets=a,,b" })
	void valueThatCannotWorkStopsTheStartAndIsNamed(String property) {
		this.runner.withConfiguration(AutoConfigurations.of(TracklyWebhookWebMvcAutoConfiguration.class))
			.withPropertyValues("trackly.webhook." + property)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.hasMessageContaining("trackly.webhook." + property.substring(0, property.indexOf('=')));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void concurrentDuplicatesArePublishedOnce(String store) {
		run(store, (context) -> {
			List<WebhookOutcome> outcomes = processConcurrently(context, event("m-1"), 100);
			assertThat(outcomes).containsOnlyOnce(WebhookOutcome.PROCESSED)
				.allMatch((outcome) -> outcome == WebhookOutcome.PROCESSED || outcome == WebhookOutcome.DUPLICATE
						|| outcome == WebhookOutcome.IN_PROGRESS);
			assertThat(context.getBean(Listeners.class).received).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void listenersOfATransactionAreCalledAfterItsEnd(String store) {
		run(store, (context) -> {
			assertThat(process(context, event("m-2"))).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(context.getBean(Listeners.class).committed).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void listenerThatFailsAfterTheTransactionDoesNotUndoIt(String store) {
		run(store, (context) -> {
			context.getBean(Listeners.class).behaviorAfterCommit = (event) -> {
				throw new IllegalStateException();
			};
			assertThat(process(context, event("m-7"))).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(process(context, event("m-7"))).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(context.getBean(Listeners.class).committed).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void whatAListenerHasStoredIsUndoneIfAnotherFailsAndDoneWhenTheEventIsReceivedAgain(String store) {
		run(store, (context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("CREATE TABLE SEEN (ID INT PRIMARY KEY)");
			Listeners listeners = context.getBean(Listeners.class);
			listeners.behavior = (event) -> {
				jdbc.update("INSERT INTO SEEN VALUES (1)");
				throw new IllegalStateException();
			};
			assertThat(process(context, event("m-3"))).isEqualTo(WebhookOutcome.FAILED);
			listeners.behavior = (event) -> jdbc.update("INSERT INTO SEEN VALUES (1)");
			assertThat(process(context, event("m-3"))).isEqualTo(WebhookOutcome.PROCESSED);
			assertThat(process(context, event("m-3"))).isEqualTo(WebhookOutcome.DUPLICATE);
		});
	}

	/**
	 * A duplicate key of the application's own is no duplicate of the event.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void duplicateKeyOfAListenerIsItsFailure(String store) {
		run(store, (context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			jdbc.execute("CREATE TABLE SEEN (ID INT PRIMARY KEY)");
			jdbc.update("INSERT INTO SEEN VALUES (1)");
			context.getBean(Listeners.class).behavior = (event) -> jdbc.update("INSERT INTO SEEN VALUES (1)");
			assertThat(process(context, event("m-4"))).isEqualTo(WebhookOutcome.FAILED);
		});
	}

	@Test
	void eventIsAskedForLaterIfTheDatabaseCannotBeUsed() {
		run("jdbc", (context) -> {
			context.getBean(JdbcTemplate.class).execute("DROP TABLE TRACKLY_WEBHOOK_EVENT");
			assertThat(process(context, event("m-5"))).isEqualTo(WebhookOutcome.STORE_UNAVAILABLE);
			assertThat(context.getBean(Listeners.class).received).isEmpty();
		});
	}

	@Test
	void expiredEventsAreDeleted() {
		run("jdbc", (context) -> {
			JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
			for (int number = 0; number < 10; number++) {
				jdbc.update("INSERT INTO TRACKLY_WEBHOOK_EVENT VALUES (?, ?)", "expired-" + number, 1L);
			}
			process(context, event("m-6"));
			assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM TRACKLY_WEBHOOK_EVENT", Integer.class)).isEqualTo(1);
		});
	}

	/**
	 * Only as far as H2 imitates each database.
	 */
	@ParameterizedTest
	@CsvSource({ "h2, REGULAR", "postgresql, PostgreSQL", "mysql, MySQL", "mariadb, MariaDB", "sqlserver, MSSQLServer",
			"oracle, Oracle" })
	void scriptOfEachPlatformCreatesTheTable(String platform, String mode) {
		this.databaseRunner
			.withPropertyValues("trackly.webhook.deduplication.store=jdbc",
					"spring.datasource.url=jdbc:h2:mem:" + platform + ";DB_CLOSE_DELAY=-1;MODE=" + mode,
					"trackly.webhook.deduplication.jdbc.platform=" + platform,
					"trackly.webhook.deduplication.jdbc.continue-on-error=false")
			.run((context) -> {
				assertThat(process(context, event("m-7"))).isEqualTo(WebhookOutcome.PROCESSED);
				assertThat(process(context, event("m-7"))).isEqualTo(WebhookOutcome.DUPLICATE);
			});
	}

	private void run(String store, Consumer<AssertableWebApplicationContext> test) {
		this.databaseRunner.withPropertyValues("trackly.webhook.deduplication.store=" + store).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context);
		});
	}

	private static String event(String messageId) {
		return WebhookRequests.delivery(messageId, "delivered", Instant.now().toString());
	}

	private static WebhookOutcome process(AssertableWebApplicationContext context, String event) {
		byte[] body = WebhookRequests.bytes(event);
		HttpHeaders headers = new HttpHeaders();
		headers.set(WebhookRequests.HEADER, WebhookRequests.sign(body, WebhookRequests.SECRET));
		return context.getBean(TracklyWebhookProcessor.class).process(body, headers);
	}

	private static List<WebhookOutcome> processConcurrently(AssertableWebApplicationContext context, String event,
			int count) {
		ExecutorService executor = Executors.newFixedThreadPool(20);
		try {
			List<Callable<WebhookOutcome>> calls = IntStream.range(0, count)
				.<Callable<WebhookOutcome>>mapToObj((number) -> () -> process(context, event))
				.toList();
			return executor.invokeAll(calls).stream().map(WebhookStoreTests::resultOf).toList();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static WebhookOutcome resultOf(Future<WebhookOutcome> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<TracklyWebhookEvent> received = new CopyOnWriteArrayList<>();

		private final List<TracklyWebhookEvent> committed = new CopyOnWriteArrayList<>();

		private volatile Consumer<TracklyWebhookEvent> behavior = (event) -> {
		};

		private volatile Consumer<TracklyWebhookEvent> behaviorAfterCommit = (event) -> {
		};

		@EventListener
		void on(TracklyWebhookEvent event) {
			this.behavior.accept(event);
			this.received.add(event);
		}

		@TransactionalEventListener
		void afterCommit(TracklyWebhookEvent event) {
			this.behaviorAfterCommit.accept(event);
			this.committed.add(event);
		}

	}

}
