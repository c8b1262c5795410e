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

import com.tracklysms.spring.boot.webhook.SecuredApplication.Caller;
import com.tracklysms.spring.testsupport.WebhookRequests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contract of the endpoint behind Spring Security, with nothing added and with what the
 * documentation adds: only the webhook is permitted, and all else is as secured as
 * before.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebhookSecurityContractTests {

	private static final String PATH = "/trackly/webhook";

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private final WebStack stack;

	private final Class<?> security;

	private SecuredApplication bare;

	private SecuredApplication permitting;

	WebhookSecurityContractTests(WebStack stack, Class<?> security) {
		this.stack = stack;
		this.security = security;
	}

	@BeforeAll
	void start() {
		this.bare = SecuredApplication.run(this.stack, null);
		this.permitting = SecuredApplication.run(this.stack, this.security);
	}

	@AfterAll
	void stop() {
		this.bare.close();
		this.permitting.close();
	}

	@BeforeEach
	void reset() {
		this.permitting.listener().reset();
	}

	private static String delivery(String messageId) {
		return WebhookRequests.delivery(messageId, "delivered", Instant.now().toString());
	}

	@Test
	void withNothingAddedTheWebhookIsRefused() {
		assertThat(this.bare.webhook(PATH).post(delivery("s-1")).statusCode()).isIn(401, 403);
		assertThat(this.bare.listener().received()).isEmpty();
	}

	@Test
	void signedEventIsPublished() {
		HttpResponse<String> response = this.permitting.webhook(PATH).post(delivery("s-2"));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().map()).doesNotContainKey("set-cookie");
		assertThat(this.permitting.listener().received()).hasSize(1);
	}

	@Test
	void eventWithoutSignatureIsRefusedByTheWebhook() {
		HttpResponse<String> response = this.permitting.webhook(PATH).postUnsigned(delivery("s-3"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().map()).doesNotContainKey("www-authenticate");
		assertThat(response.body()).isEmpty();
		assertThat(this.permitting.listener().received()).isEmpty();
	}

	/**
	 * Security would answer 401 for an error page.
	 */
	@Test
	void otherAnswersOfTheWebhookPass() {
		WebhookRequests webhook = this.permitting.webhook(PATH);
		assertThat(webhook.post("no JSON").statusCode()).isEqualTo(400);
		assertThat(webhook.post(" ".repeat(70_000)).statusCode()).isEqualTo(413);
		assertThat(webhook.post(new byte[0], "", "multipart/mixed").statusCode()).isIn(400, 401);
		this.permitting.listener().onEvent((event) -> {
			throw new IllegalStateException();
		});
		HttpResponse<String> failed = webhook.post(delivery("s-4"));
		assertThat(failed.statusCode()).isEqualTo(500);
		assertThat(failed.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/orders", "/trackly", "/trackly/webhook/", "/trackly/webhook/other",
			"/trackly/webhookx", "/trackly/webhook.json", "/Trackly/Webhook", "/missing", PATH })
	void allElseIsAsSecuredAsBefore(String path) {
		for (Caller caller : Caller.values()) {
			for (String method : METHODS) {
				if (!path.equals(PATH) || !method.equals("POST")) {
					assertThat(this.permitting.answer(caller, method, path)).as(caller + " " + method)
						.isEqualTo(this.bare.answer(caller, method, path));
				}
			}
		}
		assertThat(METHODS).filteredOn((method) -> !path.equals(PATH) || !method.equals("POST"))
			.allSatisfy((method) -> assertThat(this.permitting.answer(Caller.ANYBODY, method, path).status()).isIn(302,
					401, 403));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders", "/trackly", "/trackly/webhook/other", "/trackly/webhookx" })
	void tokenAgainstForgeryIsStillRequired(String path) {
		assertThat(this.permitting.answer(Caller.USER, "GET", path).status()).isEqualTo(200);
		assertThat(this.permitting.answer(Caller.USER, "POST", path).status()).isIn(401, 403);
		assertThat(this.permitting.answer(Caller.USER_WITH_TOKEN, "POST", path).status()).isEqualTo(200);
	}

	@Test
	void onlyTheMethodOfTheWebhookIsPermitted() {
		assertThat(this.permitting.answer(Caller.USER, "DELETE", PATH).status()).isIn(401, 403);
		assertThat(this.permitting.answer(Caller.USER_WITH_TOKEN, "DELETE", PATH).status()).isEqualTo(405);
	}

	@Test
	void webhookOfAnApplicationBelowAPathIsPermitted() {
		try (SecuredApplication application = SecuredApplication.run(this.stack, this.security,
				"--server.servlet.context-path=/shop", "--spring.webflux.base-path=/shop")) {
			assertThat(application.webhook("/shop" + PATH).post(delivery("s-5")).statusCode()).isEqualTo(204);
			assertThat(application.answer(Caller.ANYBODY, "GET", "/shop/orders").status()).isIn(302, 401);
		}
	}

}
