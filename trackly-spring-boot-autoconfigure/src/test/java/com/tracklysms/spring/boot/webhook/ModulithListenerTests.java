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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.TracklyWebhookEvent;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.config.EventPublicationAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for listeners of Spring Modulith, whose registry stores an event until its
 * listener has succeeded.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModulithListenerTests {

	private static final String PUBLICATIONS_OPEN = """
			SELECT COUNT(*) FROM EVENT_PUBLICATION WHERE COMPLETION_DATE IS NULL""";

	/**
	 * All kinds of events, with fields and words that nobody knows.
	 */
	private static final List<String> BODIES = List.of(WebhookRequests.delivery("m-1", "delivered", "2 weeks ago"),
			"""
					{ "event": "unsubscribe", "phone_number": "+12065550100", "keyword": "STOP", "nested": { "list": [1, 2.5, null] } }
					""",
			"""
					{ "event": "reply", "unknown": true, "big": 123456789012345678901234567890 }""", """
					{ "event": "click" }""");

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TracklyWebhookSignatureAutoConfiguration.class,
				TracklyWebhookStoreAutoConfiguration.class, TracklyWebhookAutoConfiguration.class,
				DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, JacksonAutoConfiguration.class,
				EventPublicationAutoConfiguration.class, modulith("jdbc.JdbcEventPublicationAutoConfiguration"),
				modulith("jackson.JacksonEventSerializationConfiguration")))
		.withBean(Inbox.class)
		.withBean(Listener.class)
		.withPropertyValues("trackly.webhook.secrets=" + WebhookRequests.SECRET,
				"spring.datasource.generate-unique-name=true",
				"spring.modulith.events.jdbc.schema-initialization.enabled=true");

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void listenerIsCalledInItsOwnTransactionAfterTheEventWasAnswered(String store) {
		run(store, (context) -> {
			BODIES.forEach((body) -> assertThat(process(context, body)).isEqualTo(WebhookOutcome.PROCESSED));
			await().untilAsserted(() -> assertThat(openPublications(context)).isZero());
			assertThat(context.getBean(Inbox.class).received).hasSize(BODIES.size());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void eventWhoseListenerFailedIsGivenAgainFromTheRegistryWithAllItsFields(String store) {
		run(store, (context) -> {
			Inbox inbox = context.getBean(Inbox.class);
			List<TracklyWebhookEvent> first = new CopyOnWriteArrayList<>();
			inbox.behavior = (event) -> {
				first.add(event);
				throw new IllegalStateException("Not now");
			};
			BODIES.forEach((body) -> assertThat(process(context, body)).isEqualTo(WebhookOutcome.PROCESSED));
			await().untilAsserted(() -> assertThat(first).hasSameSizeAs(BODIES));
			inbox.behavior = inbox.received::add;
			await().untilAsserted(() -> {
				context.getBean(IncompleteEventPublications.class)
					.resubmitIncompletePublications((publication) -> true);
				assertThat(openPublications(context)).isZero();
			});
			assertThat(inbox.received).containsExactlyInAnyOrderElementsOf(first);
		});
	}

	/**
	 * Find a configuration that is not public.
	 */
	private static Class<?> modulith(String name) {
		return ClassUtils.resolveClassName("org.springframework.modulith.events." + name, null);
	}

	private void run(String store, Consumer<AssertableWebApplicationContext> test) {
		this.runner.withPropertyValues("trackly.webhook.deduplication.store=" + store).run((context) -> {
			assertThat(context).hasNotFailed();
			test.accept(context);
		});
	}

	private static WebhookOutcome process(AssertableWebApplicationContext context, String event) {
		byte[] body = WebhookRequests.bytes(event);
		HttpHeaders headers = new HttpHeaders();
		headers.set(WebhookRequests.HEADER, WebhookRequests.sign(body, WebhookRequests.SECRET));
		return context.getBean(TracklyWebhookProcessor.class).process(body, headers);
	}

	private static Integer openPublications(AssertableWebApplicationContext context) {
		return context.getBean(JdbcTemplate.class).queryForObject(PUBLICATIONS_OPEN, Integer.class);
	}

	/**
	 * What the listener has received and does, apart from the proxy that the listener is.
	 */
	static class Inbox {

		private final List<TracklyWebhookEvent> received = new CopyOnWriteArrayList<>();

		private volatile Consumer<TracklyWebhookEvent> behavior = this.received::add;

	}

	static class Listener {

		private final Inbox inbox;

		Listener(Inbox inbox) {
			this.inbox = inbox;
		}

		@ApplicationModuleListener
		void on(TracklyWebhookEvent event) {
			this.inbox.behavior.accept(event);
		}

	}

}
