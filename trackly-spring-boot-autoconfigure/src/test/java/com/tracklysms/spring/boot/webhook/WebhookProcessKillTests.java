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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import com.tracklysms.spring.testsupport.PostgresExtension;
import com.tracklysms.spring.testsupport.TestPostgres;
import com.tracklysms.spring.testsupport.WebhookRequests;
import com.tracklysms.spring.webhook.WebhookOutcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for processes that are killed while they publish an event: it is published when
 * it is received again, and what its listener has stored is there once.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookProcessKillTests {

	private static final int EVENTS = 300;

	private final ExecutorService executor = Executors.newFixedThreadPool(8);

	private final String url;

	private @Nullable KillableApplication killable;

	WebhookProcessKillTests(TestPostgres postgres) {
		this.url = postgres.createDatabase();
		WebhookApplication.createTable(this.url);
	}

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
		if (this.killable != null) {
			this.killable.kill();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "HALT.*")
	void eventOfAProcessThatHaltsBeforeTheCommitIsPublishedWhenItIsReceivedAgain(Behavior behavior) throws Exception {
		KillableApplication killable = start(behavior);
		String event = WebhookApplication.event("m-1");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> killable.post(event));
		assertThat(killable.exitValue()).isEqualTo(Behavior.EXIT_VALUE);
		assertIsPublishedOnce(event, "m-1");
	}

	private void assertIsPublishedOnce(String event, String messageId) {
		try (WebhookApplication other = WebhookApplication.start(this.url)) {
			assertThat(other.deliveries().stored()).isEmpty();
			assertThat(other.post(event).statusCode()).isEqualTo(204);
			assertThat(other.post(event).statusCode()).isEqualTo(204);
			assertThat(other.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(other.deliveries().committed()).containsExactly(messageId);
			assertThat(other.deliveries().stored()).containsExactly(messageId);
		}
	}

	@Test
	void duplicateThatWaitsForAProcessIsPublishedWhenThatIsKilled() throws Exception {
		KillableApplication killable = start(Behavior.WAIT);
		try (WebhookApplication other = WebhookApplication.start(this.url)) {
			String event = WebhookApplication.event("m-2");
			Future<HttpResponse<String>> first = this.executor.submit(() -> killable.post(event));
			killable.awaitLine(Behavior.WAITING);
			Future<HttpResponse<String>> second = this.executor.submit(() -> other.post(event));
			Awaitility.await()
				.until(() -> other.jdbc()
					.queryForObject("SELECT COUNT(*) FROM PG_STAT_ACTIVITY WHERE WAIT_EVENT_TYPE = 'Lock'",
							Integer.class) == 1);
			killable.kill();
			assertThat(second.get().statusCode()).isEqualTo(204);
			assertThat(first).failsWithin(10, TimeUnit.SECONDS);
			assertThat(other.process(event)).isEqualTo(WebhookOutcome.DUPLICATE);
			assertThat(other.deliveries().committed()).containsExactly("m-2");
			assertThat(other.deliveries().stored()).containsExactly("m-2");
		}
	}

	/**
	 * An event may have been committed whose answer was not sent.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 100 })
	void eachEventIsStoredOnceIfAProcessIsKilledAtAnyMoment(int answers) throws Exception {
		KillableApplication killable = start(Behavior.NONE);
		CountDownLatch answered = new CountDownLatch(answers);
		List<String> events = IntStream.range(0, EVENTS)
			.mapToObj((number) -> WebhookApplication.event("m-" + number))
			.toList();
		List<Future<HttpResponse<String>>> responses = new ArrayList<>();
		for (String event : events) {
			responses.add(this.executor.submit(() -> {
				HttpResponse<String> response = killable.post(event);
				answered.countDown();
				return response;
			}));
		}
		assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
		killable.kill();
		try (WebhookApplication other = WebhookApplication.start(this.url)) {
			for (int number = 0; number < EVENTS; number++) {
				if (!isAcknowledged(responses.get(number))) {
					assertThat(other.post(events.get(number)).statusCode()).isEqualTo(204);
				}
			}
			assertThat(other.deliveries().stored()).hasSize(EVENTS).doesNotHaveDuplicates();
			assertThat(other.deliveries().received()).isNotEmpty();
		}
	}

	private static boolean isAcknowledged(Future<HttpResponse<String>> response) throws InterruptedException {
		try {
			return response.get().statusCode() == 204;
		}
		catch (ExecutionException ex) {
			return false;
		}
	}

	private KillableApplication start(Behavior behavior) throws IOException {
		KillableApplication killable = KillableApplication.start(this.url, behavior);
		this.killable = killable;
		return killable;
	}

	/**
	 * What the listener of a process does.
	 */
	enum Behavior {

		NONE {

			@Override
			void apply(WebhookApplication.Deliveries deliveries) {
			}

		},

		HALT_BEFORE_ROW {

			@Override
			void apply(WebhookApplication.Deliveries deliveries) {
				deliveries.before((event) -> Runtime.getRuntime().halt(EXIT_VALUE));
			}

		},

		HALT_AFTER_ROW {

			@Override
			void apply(WebhookApplication.Deliveries deliveries) {
				deliveries.after((event) -> Runtime.getRuntime().halt(EXIT_VALUE));
			}

		},

		WAIT {

			@Override
			void apply(WebhookApplication.Deliveries deliveries) {
				deliveries.after((event) -> {
					System.out.println(WAITING);
					while (true) {
						LockSupport.park();
					}
				});
			}

		};

		static final int EXIT_VALUE = 17;

		static final String WAITING = "waiting";

		abstract void apply(WebhookApplication.Deliveries deliveries);

	}

	/**
	 * Process with an application, which tells what it does by lines on its output.
	 */
	private static final class KillableApplication {

		private static final String PORT = "port=";

		private final Process process;

		private final BufferedReader output;

		private final WebhookRequests requests;

		private KillableApplication(Process process) throws IOException {
			this.process = process;
			this.output = process.inputReader(StandardCharsets.UTF_8);
			int port = Integer.parseInt(awaitLine(PORT).substring(PORT.length()));
			this.requests = new WebhookRequests(port, "/trackly/webhook");
		}

		static KillableApplication start(String url, Behavior behavior) throws IOException {
			String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
			return new KillableApplication(
					new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
							KillableApplication.class.getName(), url, behavior.name())
						.redirectErrorStream(true)
						.start());
		}

		public static void main(String[] args) {
			WebhookApplication application = WebhookApplication.start(args[0]);
			Behavior.valueOf(args[1]).apply(application.deliveries());
			System.out.println(PORT + application.port());
		}

		String awaitLine(String prefix) throws IOException {
			List<String> lines = new ArrayList<>();
			String line = this.output.readLine();
			while (line != null && !line.startsWith(prefix)) {
				lines.add(line);
				line = this.output.readLine();
			}
			assertThat(line).as(() -> String.join("\n", lines)).isNotNull();
			return line;
		}

		HttpResponse<String> post(String event) {
			return this.requests.post(event);
		}

		int exitValue() throws InterruptedException {
			assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
			return this.process.exitValue();
		}

		void kill() {
			this.process.destroyForcibly();
		}

	}

}
