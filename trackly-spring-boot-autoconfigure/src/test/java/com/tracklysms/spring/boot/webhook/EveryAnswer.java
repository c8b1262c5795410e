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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.InMemoryWebhookEventStore;
import com.tracklysms.spring.webhook.WebhookEventStore;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Has the webhook of an application give each of its answers, for requests that have
 * phone numbers and texts wherever there is room for them.
 */
final class EveryAnswer {

	static final String PATH = "/trackly/webhook";

	private static final String OTHER_SECRET = "whsec-0f0f0f0f-other";

	static final String[] PROPERTIES = { "--trackly.webhook.secrets=" + WebhookRequests.SECRET + "," + OTHER_SECRET };

	/**
	 * None can be part of a port, a time or a hash code by chance.
	 */
	private static final List<String> SECRETS = List.of(WebhookRequests.SECRET, OTHER_SECRET, "QX7-TEXT", "2065550100",
			"(206) 555-0100", "206-555-0100", "8005550199");

	private static final String REVEALING = "QX7-TEXT of +12065550100 or (206) 555-0100";

	private final List<String> signatures = new ArrayList<>();

	private final WebhookRequests requests;

	private final RecordingListener listener;

	private final UnreliableStore store;

	EveryAnswer(ConfigurableApplicationContext context) {
		this.requests = WebStack.requests(context, PATH);
		this.listener = context.getBean(RecordingListener.class);
		this.store = context.getBean(UnreliableStore.class);
	}

	/**
	 * Return what nobody may be shown, the signatures included.
	 */
	List<String> secrets() {
		List<String> secrets = new ArrayList<>(SECRETS);
		secrets.addAll(this.signatures);
		return secrets;
	}

	void give() {
		giveSuccesses();
		giveRefusals();
		giveFailures();
		giveInProgress();
	}

	private void giveSuccesses() {
		post(204, delivery("a-1", "delivered", Instant.now()));
		post(204, delivery("a-1", "delivered", Instant.now()));
		post(204, delivery("a-2", "delivered", Instant.now().minus(Duration.ofHours(25))));
		post(204, """
				{"event":"unsubscribe","phone_number":"+12065550100","list_number":"+18005550199",
				"keyword":"QX7-TEXT","timestamp":"%s"}""".formatted(Instant.now()));
		post(204, """
				{"event":"reply","from":"+12065550100","text":"QX7-TEXT","(206) 555-0100":"+18005550199"}""");
		post(204, """
				{"event":"call of +12065550100","text":"QX7-TEXT","timestamp":"+12065550100"}""");
		post(204, """
				{"event":"delivery","message_id":"+12065550100","to":{"number":"+12065550100"},
				"status":"of (206) 555-0100","status_detail":"+1 206-555-0100","provider":"12065550100"}""");
	}

	private void giveRefusals() {
		String delivery = delivery("a-3", "delivered", Instant.now());
		assertThat(this.requests.postUnsigned(delivery).statusCode()).isEqualTo(401);
		assertThat(this.requests.post(WebhookRequests.bytes(delivery), signature(delivery + " ")).statusCode())
			.isEqualTo(401);
		post(400, "{\"event\":\"reply\",\"text\":\"QX7-TEXT\",\"from\":\"+12065550100\"");
		post(400, "\"QX7-TEXT +12065550100\"");
		post(400, delivery("a-4", "delivered", Instant.now().plus(Duration.ofHours(1))));
		post(413, delivery("a-5", "QX7-TEXT".repeat(10_000), Instant.now()));
		assertThat(this.requests.method("GET").statusCode()).isEqualTo(405);
	}

	private void giveFailures() {
		String delivery = delivery("a-6", "delivered", Instant.now());
		this.listener.onEvent((event) -> {
			throw revealing();
		});
		post(500, delivery);
		this.listener.reset();
		this.listener.throwUndeclared(new Exception(REVEALING, revealing()));
		post(500, delivery);
		this.listener.reset();
		this.store.failure = revealing();
		post(503, delivery);
		this.store.failure = null;
	}

	private RuntimeException revealing() {
		IllegalStateException failure = new IllegalStateException(REVEALING, new Exception(REVEALING));
		failure.addSuppressed(new Exception(REVEALING));
		return failure;
	}

	private void giveInProgress() {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.listener.onEvent((event) -> {
			begun.countDown();
			await(goOn);
		});
		String delivery = delivery("a-7", "pending", Instant.now());
		CompletableFuture<Void> first = CompletableFuture.runAsync(() -> post(204, delivery));
		await(begun);
		post(503, delivery);
		goOn.countDown();
		first.join();
		this.listener.onEvent((event) -> {
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String delivery(String messageId, String status, Instant timestamp) {
		return WebhookRequests.delivery(messageId, status, timestamp.toString());
	}

	private void post(int status, String body) {
		HttpResponse<String> response = this.requests.post(WebhookRequests.bytes(body), signature(body));
		assertThat(response.statusCode()).as(body).isEqualTo(status);
		assertThat(response.body()).isEmpty();
	}

	private String signature(String body) {
		byte[] bytes = WebhookRequests.bytes(body);
		this.signatures.add(WebhookRequests.sign(bytes, WebhookRequests.SECRET));
		this.signatures.add(WebhookRequests.signAsBase64(bytes, WebhookRequests.SECRET));
		return WebhookRequests.sign(bytes, WebhookRequests.SECRET);
	}

	@Configuration(proxyBeanMethods = false)
	static class StoreConfiguration {

		@Bean
		UnreliableStore unreliableStore() {
			return new UnreliableStore();
		}

	}

	static class UnreliableStore implements WebhookEventStore {

		private final WebhookEventStore store = new InMemoryWebhookEventStore(1000, Duration.ofHours(25),
				Clock.systemUTC());

		private volatile @Nullable RuntimeException failure;

		@Override
		public boolean executeOnce(String key, Runnable work) {
			if (this.failure != null) {
				throw this.failure;
			}
			return this.store.executeOnce(key, work);
		}

	}

}
