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

package com.tracklysms.simulator.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the simulator reports about messages by itself.
 */
@ExtendWith(OutputCaptureExtension.class)
class AutomaticCallbacksTests {

	private static final String RECIPIENT = "+12065550100";

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

	// Simulators of cached application contexts have theirs
	private final Set<Thread> otherThreads = Thread.getAllStackTraces().keySet();

	private final CallbackReceiver application = new CallbackReceiver();

	private final List<CallbackAttempt> attempts = Collections.synchronizedList(new ArrayList<>());

	private final TracklySimulator simulator = TracklySimulator.builder()
		.callbackUrl(this.application.url())
		.automaticCallbacks(true)
		.onCallback(this.attempts::add)
		.start();

	private final SimulatorCallbacks callbacks = this.simulator.callbacks();

	private final ApiClient client = new ApiClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@Test
	void reportsEachMessageUntilItIsDeliveredWithoutBeingAsked() throws Exception {
		this.client.post(TracklyEndpoint.SEND, ApiClient.v2Message(RECIPIENT));
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(this.application::statuses, List.of("pending", "delivered")::equals);
	}

	@Test
	void reportsThemAtOnceWhenTheTimeIsMoved() throws Exception {
		this.client.post(TracklyEndpoint.SEND, ApiClient.v2Message(RECIPIENT));
		this.callbacks.advance(LONG_ENOUGH);
		assertThat(this.application.statuses()).containsExactly("pending", "delivered");
		QueuedMessage message = this.simulator.getJournal().getMessages().get(0);
		assertThat(this.application.last().path("message_id").asString()).isEqualTo(message.messageId());
		assertThat(this.attempts).hasSize(2).allSatisfy((attempt) -> {
			assertThat(attempt.event()).isEqualTo("delivery");
			assertThat(attempt.message()).isEqualTo(message);
			assertThat(attempt.number()).isOne();
			assertThat(attempt.result()).isEqualTo(CallbackResult.answered(204));
			assertThat(attempt.redelivery()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource({ "UNDELIVERABLE, undeliverable, REJECTED_ABSENT_SUBSCRIBER", "REJECTED, rejected, REJECTED_OPERATOR",
			"EXPIRED, expired," })
	void magicNumberDecidesTheLastReport(MagicNumber number, String status, String detail) throws Exception {
		assertThat(this.client.send(ApiClient.message(number.getNumber())).status()).isEqualTo(201);
		this.callbacks.advance(LONG_ENOUGH);
		assertThat(this.application.statuses()).containsExactly("pending", status);
		assertThat(this.application.last().path("status_detail").asString(null)).isEqualTo(detail);
	}

	@Test
	void magicNumbersOfReportsAreForTheirMessageAlone() throws Exception {
		this.client.post(TracklyEndpoint.SEND_BULK,
				ApiClient.v2Bulk(MagicNumber.EXPIRED.getNumber(), RECIPIENT, MagicNumber.REJECTED.getNumber()));
		this.callbacks.advance(LONG_ENOUGH);
		assertThat(this.application.statuses()).containsExactlyInAnyOrder("pending", "pending", "pending", "expired",
				"delivered", "rejected");
	}

	@Test
	void magicNumbersOfReportsLeaveThoseOfAnswersTheirEffect() throws Exception {
		assertThat(this.client
			.sendBulk(ApiClient.bulk(MagicNumber.UNDELIVERABLE.getNumber(), MagicNumber.SERVER_ERROR.getNumber()))
			.status()).isEqualTo(500);
	}

	@Test
	void timestampsDoNotMoveWithTheTimeOfCallbacks() throws Exception {
		this.callbacks.advance(Duration.ofHours(5));
		this.client.post(TracklyEndpoint.SEND, ApiClient.v2Message(RECIPIENT));
		this.callbacks.advance(Duration.ofHours(5));
		assertThat(Instant.parse(this.application.last().path("timestamp").asString()))
			.isBeforeOrEqualTo(Instant.now());
	}

	@Test
	void reportsNothingWithoutAUrl() throws Exception {
		try (TracklySimulator other = TracklySimulator.builder().automaticCallbacks(true).start()) {
			new ApiClient(other).send(ApiClient.message(RECIPIENT));
			other.callbacks().to(this.application.url()).advance(LONG_ENOUGH);
			assertThat(this.application.received()).isEmpty();
		}
	}

	@Test
	void reportsNothingUnlessAskedTo() throws Exception {
		try (TracklySimulator other = TracklySimulator.builder().callbackUrl(this.application.url()).start()) {
			new ApiClient(other).send(ApiClient.message(RECIPIENT));
			assertThat(other.callbacks().advance(LONG_ENOUGH)).isEmpty();
			assertThat(this.application.received()).isEmpty();
		}
	}

	@Test
	void goesOnWhileAnEarlierReportIsRepeated() throws Exception {
		try (CallbackReceiver busy = new CallbackReceiver((exchange) -> (this.attempts.isEmpty()) ? 503 : 204)) {
			this.callbacks.to(busy.url());
			this.client.send(ApiClient.message(RECIPIENT));
			this.callbacks.advance(LONG_ENOUGH);
			assertThat(busy.statuses()).containsExactly("pending", "delivered");
			this.callbacks.advance(Duration.ofMinutes(1));
			assertThat(busy.statuses()).containsExactly("pending", "delivered", "pending");
		}
	}

	@Test
	void survivesAListenerThatFails(CapturedOutput output) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (TracklySimulator other = TracklySimulator.builder()
			.callbackUrl(this.application.url())
			.automaticCallbacks(true)
			.onCallback((attempt) -> {
				if (calls.incrementAndGet() <= 50) {
					throw new AssertionError("listener failed");
				}
			})
			.start()) {
			ApiClient otherClient = new ApiClient(other);
			otherClient.sendBulk(ApiClient.bulk(Collections.nCopies(50, RECIPIENT).toArray(String[]::new)));
			Awaitility.await().dontCatchUncaughtExceptions().until(() -> calls.get() == 50);
			otherClient.send(ApiClient.message(RECIPIENT));
			Awaitility.await().dontCatchUncaughtExceptions().until(() -> calls.get() == 52);
			assertThat(output.getErr()).contains("listener failed");
		}
	}

	@Test
	void keepsUpWithACampaign() throws Exception {
		send(10_000);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> this.attempts.size() == 20_000);
		assertThat(this.application.statuses().stream().filter("pending"::equals)).hasSize(10_000);
		assertThat(this.application.statuses().stream().filter("delivered"::equals)).hasSize(10_000);
		assertThat(this.callbacks.getDroppedCount()).isZero();
	}

	@Test
	void hasAtMostSixteenUnderWay(CapturedOutput output) throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		try (CallbackReceiver stuck = new CallbackReceiver((exchange) -> {
			answer.await();
			return 204;
		})) {
			this.callbacks.to(stuck.url());
			send(1000);
			Awaitility.await().until(() -> stuck.received().size() == 16);
			assertThat(this.callbacks.getWaitingCount()).isEqualTo(1000 - 16);
			assertThat(callbackThreads()).hasSize(16 + 2);
			this.simulator.close();
			Awaitility.await().until(() -> callbackThreads().isEmpty());
			assertThat(stuck.received()).hasSize(16);
			answer.countDown();
		}
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void dropsReportsAndNoSendWhileTooManyWait() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		try (CallbackReceiver stuck = new CallbackReceiver((exchange) -> {
			answer.await();
			return 204;
		})) {
			this.callbacks.to(stuck.url());
			send(101_000);
			assertThat(this.simulator.getJournal().count()).isEqualTo(101_000);
			assertThat(this.callbacks.getWaitingCount()).isBetween(99_000, 100_000);
			assertThat(this.callbacks.getDroppedCount()).isGreaterThanOrEqualTo(1000);
			this.simulator.close();
			answer.countDown();
		}
	}

	private void send(int messages) throws Exception {
		String[] recipients = IntStream.range(0, 1000).mapToObj((i) -> "+1206555" + (1000 + i)).toArray(String[]::new);
		for (int i = 0; i < messages / 1000; i++) {
			assertThat(this.client.post(TracklyEndpoint.SEND_BULK, ApiClient.v2Bulk(recipients)).status())
				.isEqualTo(201);
		}
	}

	private List<String> callbackThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !this.otherThreads.contains(thread))
			.map(Thread::getName)
			.filter((name) -> name.startsWith("trackly-simulator-callback-"))
			.collect(Collectors.toList());
	}

}
