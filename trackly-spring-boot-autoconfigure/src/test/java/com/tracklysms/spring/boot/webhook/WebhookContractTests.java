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

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.tracklysms.spring.testsupport.RawClient;
import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.DeliveryEvent;
import com.tracklysms.spring.webhook.DeliveryStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contract of the endpoint, which is the same on both stacks.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebhookContractTests {

	private static final String PATH = "/trackly/webhook";

	private static final int LIMIT = 4096;

	private final WebStack stack;

	private ConfigurableApplicationContext context;

	private WebhookRequests requests;

	private RecordingListener listener;

	WebhookContractTests(WebStack stack) {
		this.stack = stack;
	}

	@BeforeAll
	void start() {
		this.context = this.stack.run(List.of(Pages.class),
				"--trackly.webhook.secrets=" + WebhookRequests.SECRET + ",second-secret",
				"--trackly.webhook.max-body-size=" + LIMIT + "B");
		this.requests = WebStack.requests(this.context, PATH);
		this.listener = this.context.getBean(RecordingListener.class);
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@BeforeEach
	void reset() {
		this.listener.reset();
	}

	private static String now() {
		return Instant.now().toString();
	}

	@Test
	void signedEventIsPublishedBeforeTheAnswer() {
		HttpResponse<String> response = this.requests.post(WebhookRequests.delivery("m-1", "delivered", now()));
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).singleElement().isInstanceOfSatisfying(DeliveryEvent.class, (event) -> {
			assertThat(event.messageId()).isEqualTo("m-1");
			assertThat(event.deliveryStatus()).isEqualTo(DeliveryStatus.DELIVERED);
			assertThat(event.attributes()).containsEntry("provider", "infobip");
		});
	}

	@Test
	void eventThatIsReceivedAgainIsAcknowledgedAndNotPublished() {
		String body = WebhookRequests.delivery("m-2", "delivered", now());
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).hasSize(1);
	}

	@Test
	void eventOfTheLastDocumentedRepetitionIsPublished() {
		String body = WebhookRequests.delivery("m-3", "delivered",
				Instant.now().minus(Duration.ofMinutes(201)).toString());
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).hasSize(1);
	}

	@Test
	void eventThatIsTooOldIsAcknowledgedAndNotPublished() {
		String body = WebhookRequests.delivery("m-4", "delivered",
				Instant.now().minus(Duration.ofHours(25)).toString());
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void eventOfTheFutureIsRefused() {
		String body = WebhookRequests.delivery("m-5", "delivered", Instant.now().plusSeconds(3600).toString());
		assertThat(this.requests.post(body).statusCode()).isEqualTo(400);
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void eventWithoutSignatureIsRefused() {
		assertThat(this.requests.postUnsigned(WebhookRequests.delivery("m-6", "delivered", now())).statusCode())
			.isEqualTo(401);
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void eachByteOfTheBodyIsSigned() {
		byte[] body = WebhookRequests.bytes(WebhookRequests.delivery("m-7", "delivered", now()));
		String signature = WebhookRequests.sign(body, WebhookRequests.SECRET);
		for (int index = 0; index < body.length; index++) {
			byte[] changed = body.clone();
			changed[index] ^= 1;
			assertThat(this.requests.post(changed, signature).statusCode()).as("byte " + index).isEqualTo(401);
		}
		assertThat(this.listener.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void eachCharacterOfTheSignatureCounts(boolean base64) {
		byte[] body = WebhookRequests.bytes(WebhookRequests.delivery("m-8", "delivered", now()));
		String signature = base64 ? WebhookRequests.signAsBase64(body, WebhookRequests.SECRET)
				: WebhookRequests.sign(body, WebhookRequests.SECRET);
		for (int index = 0; index < signature.length(); index++) {
			char changed = (signature.charAt(index) == 'a') ? 'b' : 'a';
			String wrong = signature.substring(0, index) + changed + signature.substring(index + 1);
			assertThat(this.requests.post(body, wrong).statusCode()).as("character " + index).isEqualTo(401);
		}
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void eachEncodingOfTheSignatureIsUnderstood() {
		int number = 0;
		for (String prefix : List.of("", "sha256=")) {
			for (String encoding : List.of("hex", "HEX", "base64", "base64url", "base64 unpadded")) {
				byte[] body = WebhookRequests.bytes(WebhookRequests.delivery("e-" + number++, "delivered", now()));
				String hex = WebhookRequests.sign(body, WebhookRequests.SECRET);
				String base64 = WebhookRequests.signAsBase64(body, WebhookRequests.SECRET);
				String signature = switch (encoding) {
					case "hex" -> hex;
					case "HEX" -> hex.toUpperCase(Locale.ROOT);
					case "base64" -> base64;
					case "base64url" -> base64.replace('+', '-').replace('/', '_');
					default -> base64.replace("=", "");
				};
				assertThat(this.requests.post(body, prefix + signature).statusCode()).as(prefix + encoding)
					.isEqualTo(204);
			}
		}
		assertThat(this.listener.received()).hasSize(number);
	}

	@Test
	void eitherOfTwoSecretsIsAcceptedDuringARotation() {
		byte[] body = WebhookRequests.bytes(WebhookRequests.delivery("m-9", "delivered", now()));
		assertThat(this.requests.post(body, WebhookRequests.sign(body, "second-secret")).statusCode()).isEqualTo(204);
		assertThat(this.requests.post(body, WebhookRequests.sign(body, "third-secret")).statusCode()).isEqualTo(401);
		assertThat(this.listener.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "17", "{\"event\":", "{} {}", "not json", "<xml/>" })
	void signedBodyThatIsNoObjectOfJsonIsRefused(String body) {
		assertThat(this.requests.post(body).statusCode()).isEqualTo(400);
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void bodyThatIsTooLargeIsRefused() {
		String body = WebhookRequests.delivery("m-10" + "x".repeat(LIMIT), "delivered", now());
		assertThat(this.requests.post(body).statusCode()).isEqualTo(413);
		assertThat(this.requests.postChunked(WebhookRequests.bytes(body)).statusCode()).isEqualTo(413);
		assertThat(this.listener.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { LIMIT + 1, 10 * LIMIT, 200 * LIMIT })
	void connectionIsOfUseOrClosedAfterABodyThatIsTooLarge(int size) throws IOException {
		String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ";
		try (RawClient client = new RawClient(WebStack.portOf(this.context))) {
			int next = 401;
			for (int number = 0; number < 10 && next != 0; number++) {
				client.send(WebhookRequests.bytes(head + size + "\r\n\r\n" + "x".repeat(size)));
				assertThat(client.readStatus()).isEqualTo(413);
				client.send(WebhookRequests.bytes(head + "2\r\n\r\n{}"));
				next = client.readStatus();
				assertThat(next).isIn(401, 0);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "PATCH", "HEAD" })
	void otherMethodsAreRefused(String method) {
		HttpResponse<String> response = this.requests.method(method);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("POST");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/trackly", "/trackly/webhook/other", "/trackly/webhook/a/b", "/trackly/webhookx" })
	void otherPathsAreTheApplications(String path) {
		WebhookRequests others = WebStack.requests(this.context, path);
		for (String method : List.of("GET", "POST", "DELETE")) {
			HttpResponse<String> response = others.method(method);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo("The application's own");
		}
	}

	/**
	 * Which cannot be read as a type.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/*", "nonsense" })
	void requestsToOtherPathsAreNotReadOnBehalfOfTheWebhook(String contentType) {
		String answer = RawClient.exchange(WebStack.portOf(this.context),
				"GET /trackly/webhook/other HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
						+ contentType + "\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 200").endsWith("The application's own");
	}

	/**
	 * Which one Trackly sends is documented only as JSON.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "application/json", "*/*", "application/json;charset=utf-16", "text/plain", "nonsense",
			"a/b;;=", "application/x-www-form-urlencoded" })
	void contentTypeDoesNotMatter(String contentType) {
		byte[] body = WebhookRequests.bytes(WebhookRequests.delivery("m-17 " + contentType, "delivered", now()));
		assertThat(
				this.requests.post(body, WebhookRequests.sign(body, WebhookRequests.SECRET), contentType).statusCode())
			.isEqualTo(204);
		assertThat(this.listener.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "multipart/form-data; boundary=x", "multipart/form-data", "multipart/mixed", "multipart/*" })
	void requestThatIsNoMultipartThoughItClaimsToBeIsNoFailureOfTheServer(String contentType) {
		HttpResponse<String> response = this.requests.post(WebhookRequests.bytes("{}"), "wrong", contentType);
		assertThat(response.statusCode()).isIn(400, 401);
		assertThat(response.body()).isEmpty();
		assertThat(this.listener.received()).isEmpty();
	}

	@Test
	void eventWhoseListenerThrowsWhatItDoesNotDeclareIsPublishedAgainWhenItIsReceivedAgain() {
		String body = WebhookRequests.delivery("m-18", "delivered", now());
		for (Throwable failure : List.of(new IOException(), new Exception(), new AssertionError(),
				new NoClassDefFoundError(), new StackOverflowError(), new ServiceConfigurationError(""))) {
			this.listener.throwUndeclared(failure);
			HttpResponse<String> response = this.requests.post(body);
			assertThat(response.statusCode()).as(failure.toString()).isEqualTo(500);
			assertThat(response.body()).as(failure.toString()).isEmpty();
		}
		this.listener.reset();
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).hasSize(1);
	}

	@Test
	void eventWhoseListenerFailedIsPublishedAgainWhenItIsReceivedAgain() {
		AtomicInteger calls = new AtomicInteger();
		this.listener.onEvent((event) -> {
			if (calls.getAndIncrement() == 0) {
				throw new IllegalStateException("Database is down");
			}
		});
		String body = WebhookRequests.delivery("m-11", "delivered", now());
		HttpResponse<String> response = this.requests.post(body);
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).isEmpty();
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(this.requests.post(body).statusCode()).isEqualTo(204);
		assertThat(calls).hasValue(2);
	}

	@Test
	void eventInWorkIsAskedForLater() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.listener.onEvent((event) -> {
			begun.countDown();
			await(goOn);
		});
		String body = WebhookRequests.delivery("m-12", "delivered", now());
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			Future<HttpResponse<String>> first = executor.submit(() -> this.requests.post(body));
			await(begun);
			HttpResponse<String> second = this.requests.post(body);
			assertThat(second.statusCode()).isEqualTo(503);
			assertThat(second.headers().firstValue("Retry-After")).hasValue("60");
			goOn.countDown();
			assertThat(first.get().statusCode()).isEqualTo(204);
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void concurrentDuplicatesArePublishedOnce() throws Exception {
		String body = WebhookRequests.delivery("m-13", "delivered", now());
		ExecutorService executor = Executors.newFixedThreadPool(20);
		try {
			List<Future<HttpResponse<String>>> responses = executor.invokeAll(IntStream.range(0, 100)
				.<Callable<HttpResponse<String>>>mapToObj((number) -> () -> this.requests.post(body))
				.toList());
			for (Future<HttpResponse<String>> response : responses) {
				assertThat(response.get().statusCode()).isIn(204, 503);
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(this.listener.received()).hasSize(1);
	}

	@Test
	void listenersMayBlock() {
		this.listener.onEvent((event) -> assertThat(Schedulers.isInNonBlockingThread()).isFalse());
		assertThat(this.requests.post(WebhookRequests.delivery("m-14", "delivered", now())).statusCode())
			.isEqualTo(204);
	}

	@Test
	void unknownEventsArePublished() {
		assertThat(this.requests.post("{\"event\":\"click\",\"link\":{\"id\":7}}").statusCode()).isEqualTo(204);
		assertThat(this.listener.received()).singleElement()
			.satisfies((event) -> assertThat(event.attributes()).containsKey("link"));
	}

	@Test
	void withoutSecretThereIsNoEndpoint() {
		try (ConfigurableApplicationContext application = this.stack.run(List.of())) {
			WebhookRequests requests = WebStack.requests(application, PATH);
			assertThat(requests.post(WebhookRequests.delivery("m-16", "delivered", now())).statusCode()).isEqualTo(404);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What else the application has.
	 */
	@RestController
	static class Pages {

		@RequestMapping({ "/trackly", "/trackly/webhook/other", "/trackly/webhook/a/b", "/trackly/webhookx" })
		String page() {
			return "The application's own";
		}

	}

}
