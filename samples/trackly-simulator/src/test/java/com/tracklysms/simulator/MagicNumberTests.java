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

package com.tracklysms.simulator;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MagicNumber}.
 */
class MagicNumberTests {

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder().slowAnswer(Duration.ofMillis(300)).start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void serverErrorIsNotQueued() throws Exception {
		Reply reply = this.client.send(ApiClient.message(MagicNumber.SERVER_ERROR.getNumber()));
		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Internal server error\"}");
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void slowAnswerArrivesAfterTheConfiguredDelay() throws Exception {
		long start = System.nanoTime();
		Reply reply = this.client.send(ApiClient.message(MagicNumber.SLOW_ANSWER.getNumber()));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(this.simulator.getJournal().count()).isOne();
	}

	@Test
	void slowAnswerIsQueuedAlthoughTheClientGivesUp() throws Exception {
		try (TracklySimulator slow = TracklySimulator.builder().slowAnswer(Duration.ofSeconds(20)).start()) {
			ApiClient slowClient = new ApiClient(slow);
			slowClient.send(ApiClient.message("+12065550100"));
			assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> slowClient
				.exchange(slowClient.post("/v1/messages", ApiClient.message(MagicNumber.SLOW_ANSWER.getNumber()))
					.timeout(Duration.ofSeconds(2))));
			assertThat(slow.getJournal().findByRecipient(MagicNumber.SLOW_ANSWER.getNumber())).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "DROPPED_NOT_QUEUED, 0", "DROPPED_QUEUED, 1" })
	void droppedConnectionHasNoAnswer(MagicNumber number, int queued) {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send(ApiClient.message(number.getNumber())))
			.isNotInstanceOf(HttpTimeoutException.class);
		assertThat(this.simulator.getJournal().count()).isEqualTo(queued);
		assertThat(this.simulator.getJournal().getRequestCount()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "DROPPED_NOT_QUEUED, 0", "DROPPED_QUEUED, 2" })
	void droppedConnectionIsForTheWholeBulk(MagicNumber number, int queued) {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.sendBulk(ApiClient.bulk("+12065550100", "12", number.getNumber())))
			.isNotInstanceOf(HttpTimeoutException.class);
		assertThat(this.simulator.getJournal().count()).isEqualTo(queued);
	}

	@Test
	void serverErrorIsForTheWholeBulk() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk("+12065550100", MagicNumber.SERVER_ERROR.getNumber()));
		assertThat(reply.status()).isEqualTo(500);
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void slowAnswerIsForTheWholeBulk() throws Exception {
		long start = System.nanoTime();
		Reply reply = this.client.sendBulk(ApiClient.bulk("+12065550100", MagicNumber.SLOW_ANSWER.getNumber()));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
		assertThat(reply.body().path("queued_count").intValue()).isEqualTo(2);
	}

	@Test
	void firstOfSeveralDecides() throws Exception {
		Reply reply = this.client
			.sendBulk(ApiClient.bulk(MagicNumber.SERVER_ERROR.getNumber(), MagicNumber.DROPPED_QUEUED.getNumber()));
		assertThat(reply.status()).isEqualTo(500);
	}

	@ParameterizedTest
	@EnumSource(names = { "SEND", "SEND_RAW", "SEND_BULK", "SEND_RAW_BULK" })
	void failsSendsOfV2TheSameWay(TracklyEndpoint endpoint) throws Exception {
		assertThat(sendV2(endpoint, MagicNumber.SERVER_ERROR).status()).isEqualTo(500);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> sendV2(endpoint, MagicNumber.DROPPED_NOT_QUEUED))
			.isNotInstanceOf(HttpTimeoutException.class);
		assertThat(this.simulator.getJournal().count()).isZero();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> sendV2(endpoint, MagicNumber.DROPPED_QUEUED))
			.isNotInstanceOf(HttpTimeoutException.class);
		assertThat(this.simulator.getJournal().count()).isOne();
		long start = System.nanoTime();
		assertThat(sendV2(endpoint, MagicNumber.SLOW_ANSWER).status()).isEqualTo(201);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
	}

	@ParameterizedTest
	@EnumSource
	void queuesAsItsFaultSays(MagicNumber number) throws Exception {
		int queued = (number.getFault() == null || number.getFault().queued()) ? 1 : 0;
		String single = ApiClient.message(number.getNumber());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", single)) {
			connection.awaitReaction();
			assertThat(this.simulator.getJournal().count()).isEqualTo(queued);
		}
		String bulk = ApiClient.v2Bulk("+12065550100", number.getNumber());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v2/send/bulk", bulk)) {
			connection.awaitReaction();
			assertThat(this.simulator.getJournal().count()).isEqualTo(3 * queued);
		}
	}

	@ParameterizedTest
	@EnumSource
	void isInTheReadme(MagicNumber number) {
		assertThat(Path.of("README.md")).content().contains("| `%s` `%s`".formatted(number.getNumber(), number.name()));
	}

	@Test
	void rateLimitsWithAndWithoutRetryAfter() throws Exception {
		Reply without = this.client.send(ApiClient.message(MagicNumber.RATE_LIMITED.getNumber()));
		Reply with = this.client.send(ApiClient.message(MagicNumber.RATE_LIMITED_RETRY_AFTER.getNumber()));
		assertThat(without.code()).isEqualTo("rate_limit");
		assertThat(without.header("Retry-After")).isEmpty();
		assertThat(with.code()).isEqualTo("rate_limit");
		assertThat(with.header("Retry-After")).isEqualTo("1");
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isEqualTo(2);
	}

	@Test
	void faultOfTheRequestComesFirst() throws Exception {
		this.simulator.faults().next(Fault.serviceUnavailable()).next(Fault.interimResponse());
		String message = ApiClient.message(MagicNumber.SERVER_ERROR.getNumber());
		assertThat(this.client.send(message).status()).isEqualTo(503);
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", message)) {
			assertThat(connection.readHead().status()).isEqualTo(102);
			assertThat(connection.readAnswer().status()).isEqualTo(500);
		}
	}

	@Test
	void isRecognizedInOtherSpellings() throws Exception {
		assertThat(this.client.send(ApiClient.message("1 (500) 555-0500")).status()).isEqualTo(500);
	}

	@Test
	void serverAnswersOthersAfterADroppedConnection() throws Exception {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send(ApiClient.message(MagicNumber.DROPPED_QUEUED.getNumber())));
		assertThat(this.client.send(ApiClient.message("+12065550100")).status()).isEqualTo(201);
	}

	private Reply sendV2(TracklyEndpoint endpoint, MagicNumber number) throws Exception {
		return this.client.post(endpoint,
				endpoint.isBulk() ? ApiClient.v2Bulk(number.getNumber()) : ApiClient.v2Message(number.getNumber()));
	}

}
