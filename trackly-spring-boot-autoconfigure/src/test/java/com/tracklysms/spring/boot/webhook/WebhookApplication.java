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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookOutcome;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Application that receives events by a real endpoint, remembers them in a database and
 * inserts a row for each one there. Several of them with one database are what a cluster
 * is.
 */
final class WebhookApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final WebhookRequests requests;

	private WebhookApplication(ConfigurableApplicationContext context) {
		this.context = context;
		this.requests = new WebhookRequests(port(), "/trackly/webhook");
	}

	/**
	 * Create the table for the rows.
	 */
	static void createTable(String url) {
		new JdbcTemplate(new DriverManagerDataSource(url)).execute("CREATE TABLE DELIVERY (MESSAGE_ID VARCHAR(100))");
	}

	/**
	 * Start an application.
	 * @param url the URL of the database
	 * @param arguments arguments, which take precedence over what an application has
	 */
	static WebhookApplication start(String url, String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application
			.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off", "spring.datasource.url",
					url, "trackly.webhook.secrets", WebhookRequests.SECRET, "trackly.webhook.deduplication.store",
					"jdbc", "trackly.webhook.deduplication.jdbc.initialize-schema", "always"));
		return new WebhookApplication(application.run(arguments));
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	JdbcTemplate jdbc() {
		return this.context.getBean(JdbcTemplate.class);
	}

	Deliveries deliveries() {
		return this.context.getBean(Deliveries.class);
	}

	HttpResponse<String> post(String event) {
		return this.requests.post(event);
	}

	/**
	 * Process an event without the endpoint, to see why it is refused.
	 */
	WebhookOutcome process(String event) {
		byte[] body = WebhookRequests.bytes(event);
		HttpHeaders headers = new HttpHeaders();
		headers.set(WebhookRequests.HEADER, WebhookRequests.sign(body, WebhookRequests.SECRET));
		return this.context.getBean(TracklyWebhookProcessor.class).process(body, headers);
	}

	static String event(String messageId) {
		return WebhookRequests.delivery(messageId, "delivered", Instant.now().toString());
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, TransactionManagerCustomizationAutoConfiguration.class,
			TransactionAutoConfiguration.class, TracklyWebhookSignatureAutoConfiguration.class,
			TracklyWebhookStoreAutoConfiguration.class, TracklyWebhookAutoConfiguration.class,
			TracklyWebhookWebMvcAutoConfiguration.class, TomcatServletWebServerAutoConfiguration.class,
			DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class })
	@Import(Deliveries.class)
	static class Application {

	}

	/**
	 * Listener, with a table of its own.
	 */
	static class Deliveries {

		private final JdbcTemplate jdbc;

		private final List<String> received = new CopyOnWriteArrayList<>();

		private final List<String> committed = new CopyOnWriteArrayList<>();

		private volatile Consumer<DeliveryEvent> before = (event) -> {
		};

		private volatile Consumer<DeliveryEvent> after = (event) -> {
		};

		Deliveries(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@EventListener
		void on(DeliveryEvent event) {
			this.received.add(event.messageId());
			this.before.accept(event);
			this.jdbc.update("INSERT INTO DELIVERY VALUES (?)", event.messageId());
			this.after.accept(event);
		}

		@TransactionalEventListener
		void afterCommit(DeliveryEvent event) {
			this.committed.add(event.messageId());
		}

		/**
		 * Behave before the row is inserted.
		 */
		void before(Consumer<DeliveryEvent> before) {
			this.before = before;
		}

		/**
		 * Behave after the row was inserted, and before the transaction ends.
		 */
		void after(Consumer<DeliveryEvent> after) {
			this.after = after;
		}

		/**
		 * Return the messages whose events were published, whether or not that was
		 * undone.
		 */
		List<String> received() {
			return this.received;
		}

		/**
		 * Return the messages whose events were published in a transaction that was
		 * committed.
		 */
		List<String> committed() {
			return this.committed;
		}

		/**
		 * Return the messages of the rows in the database, by whomever they were
		 * inserted.
		 */
		List<String> stored() {
			return this.jdbc.queryForList("SELECT MESSAGE_ID FROM DELIVERY", String.class);
		}

	}

}
