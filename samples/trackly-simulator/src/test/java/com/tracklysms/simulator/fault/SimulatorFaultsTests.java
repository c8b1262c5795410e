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

package com.tracklysms.simulator.fault;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.stream.Stream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.RawConnection;
import com.tracklysms.simulator.testsupport.RawConnection.RawAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Fault} and {@link SimulatorFaults}.
 */
class SimulatorFaultsTests {

	private static final String MESSAGE = ApiClient.message("+12065550100");

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
	void rateLimitsWithoutRetryAfter() throws Exception {
		this.simulator.faults().next(Fault.rateLimited());
		Reply reply = this.client.send(MESSAGE);
		assertThat(reply.status()).isEqualTo(429);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Rate limit exceeded\",\"code\":\"rate_limit\"}");
		assertThat(reply.response().headers().firstValue("Retry-After")).isEmpty();
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isOne();
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void rateLimitsWithRetryAfterInWholeSeconds() throws Exception {
		this.simulator.faults()
			.next(Fault.rateLimited(Duration.ofSeconds(2)))
			.next(Fault.rateLimited(Duration.ofMillis(2001)))
			.next(Fault.rateLimited(Duration.ZERO));
		assertThat(this.client.send(MESSAGE).header("Retry-After")).isEqualTo("2");
		assertThat(this.client.send(MESSAGE).header("Retry-After")).isEqualTo("3");
		assertThat(this.client.send(MESSAGE).header("Retry-After")).isEqualTo("0");
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isEqualTo(3);
	}

	@Test
	void answersWithAServerError() throws Exception {
		this.simulator.faults().next(Fault.serverError()).next(Fault.serviceUnavailable());
		assertThat(this.client.send(MESSAGE).text()).isEqualTo("{\"error\":\"Internal server error\"}");
		Reply unavailable = this.client.send(MESSAGE);
		assertThat(unavailable.status()).isEqualTo(503);
		assertThat(unavailable.text()).isEqualTo("{\"error\":\"Service unavailable\"}");
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void answersWithAServerErrorAlthoughTheMessageIsQueued() throws Exception {
		this.simulator.faults()
			.next(Fault.serverError().afterQueueing())
			.next(Fault.serviceUnavailable().afterQueueing());
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(500);
		assertThat(this.simulator.getJournal().count()).isOne();
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(503);
		assertThat(this.simulator.getJournal().count()).isEqualTo(2);
	}

	@Test
	void answersLate() throws Exception {
		this.simulator.faults().next(Fault.slowAnswer()).next(Fault.slowAnswer(Duration.ofMillis(100)));
		long start = System.nanoTime();
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(201);
		long between = System.nanoTime();
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(201);
		assertThat(between - start).isGreaterThanOrEqualTo(Duration.ofMillis(290).toNanos());
		assertThat(System.nanoTime() - between).isGreaterThanOrEqualTo(Duration.ofMillis(90).toNanos());
		assertThat(this.simulator.getJournal().count()).isEqualTo(2);
	}

	@Test
	void answersInDrips() throws Exception {
		this.simulator.faults().next(Fault.drippingAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			RawAnswer head = connection.readHead();
			String body = connection.read(1);
			long start = System.nanoTime();
			body += connection.read(Integer.parseInt(head.header("Content-Length")) - 1);
			assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(250).toNanos());
			assertThat(new JsonMapper().readTree(body).path("status").asString()).isEqualTo("queued");
			assertUsable(connection);
		}
	}

	@Test
	void answersWithHalfOfTheJson() throws Exception {
		this.simulator.faults().next(Fault.halfAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			RawAnswer answer = connection.readAnswer();
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.body()).startsWith("{\"message_id\":\"msg_");
			assertThatExceptionOfType(JacksonException.class)
				.isThrownBy(() -> new JsonMapper().readTree(answer.body()));
			assertThat(this.simulator.getJournal().count()).isOne();
			assertUsable(connection);
		}
	}

	@Test
	void answersWithAnInterimResponseFirst() throws Exception {
		this.simulator.faults().next(Fault.interimResponse());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			assertThat(connection.readHead().text()).isEqualTo("HTTP/1.1 102 Processing\r\n\r\n");
			assertThat(connection.readAnswer().status()).isEqualTo(201);
			assertThat(this.simulator.getJournal().count()).isOne();
			assertUsable(connection);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closesTheConnectionBeforeTheAnswer(boolean queued) throws Exception {
		this.simulator.faults().next(queued ? Fault.closedBeforeAnswer().afterQueueing() : Fault.closedBeforeAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			assertThat(connection.readToEnd().text()).isEmpty();
			assertThat(this.simulator.getJournal().count()).isEqualTo(queued ? 1 : 0);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resetsTheConnection(boolean queued) throws Exception {
		this.simulator.faults().next(queued ? Fault.connectionReset().afterQueueing() : Fault.connectionReset());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(connection::readToEnd)
				.withMessage("Connection reset");
			assertThat(this.simulator.getJournal().count()).isEqualTo(queued ? 1 : 0);
		}
	}

	@Test
	void closesTheConnectionWithinTheAnswer() throws Exception {
		this.simulator.faults().next(Fault.closedWithinAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			RawAnswer answer = connection.readToEnd();
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.body()).startsWith("{\"message_id\":\"msg_")
				.hasSize(Integer.parseInt(answer.header("Content-Length")) / 2);
			assertThat(this.simulator.getJournal().count()).isOne();
		}
	}

	@Test
	void closesTheConnectionAfterTheAnswerWithoutNotice() throws Exception {
		this.simulator.faults().next(Fault.closedAfterAnswer());
		try (RawConnection connection = RawConnection.to(this.simulator).post("/v1/messages", MESSAGE)) {
			RawAnswer answer = connection.readToEnd();
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.header("Connection")).isEmpty();
			assertThat(answer.body()).hasSize(Integer.parseInt(answer.header("Content-Length"))).endsWith("}");
			assertThat(this.simulator.getJournal().count()).isOne();
		}
	}

	@Test
	void requestsFailInTheOrderOfTheFaults() throws Exception {
		SimulatorFaults faults = this.simulator.faults().next(2, Fault.rateLimited()).next(Fault.serverError());
		assertThat(faults.pending()).containsExactly(Fault.rateLimited(), Fault.rateLimited(), Fault.serverError());
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(429);
		assertThat(this.client.sendBulk(ApiClient.bulk("+12065550100")).status()).isEqualTo(429);
		assertThat(faults.pending()).containsExactly(Fault.serverError());
		assertThat(this.client.get("/v2/lists").status()).isEqualTo(500);
		assertThat(faults.pending()).isEmpty();
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(201);
	}

	@Test
	void refusedRequestQueuesNothingWhateverItsFault() throws Exception {
		this.simulator.faults().next(Fault.serverError().afterQueueing()).next(Fault.slowAnswer(Duration.ZERO));
		assertThat(this.client.send("{}").status()).isEqualTo(500);
		assertThat(this.client.send("{}").code()).isEqualTo("missing_to");
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void clearsPendingFaults() throws Exception {
		this.simulator.faults().next(3, Fault.serverError()).clear();
		assertThat(this.client.send(MESSAGE).status()).isEqualTo(201);
	}

	@ParameterizedTest
	@MethodSource("usualAnswers")
	void saysThatMessagesWithTheUsualAnswerAreQueued(Fault fault) {
		assertThat(fault.queued()).isTrue();
		assertThat(fault.afterQueueing()).isEqualTo(fault);
		assertThatIllegalArgumentException().isThrownBy(() -> new Fault(fault.type(), false, fault.duration()));
	}

	static Stream<Fault> usualAnswers() {
		return Stream.of(Fault.slowAnswer(), Fault.slowAnswer(Duration.ZERO), Fault.drippingAnswer(),
				Fault.drippingAnswer(Duration.ofDays(1)), Fault.halfAnswer(), Fault.interimResponse(),
				Fault.closedWithinAnswer(), Fault.closedAfterAnswer());
	}

	@Test
	void refusesWhatCannotBe() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.rateLimited().afterQueueing());
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.rateLimited(Duration.ofSeconds(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.slowAnswer(Duration.ofDays(2)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Fault(Fault.Type.HALF_ANSWER, true, Duration.ofSeconds(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.simulator.faults().next(0, Fault.serverError()));
	}

	@Test
	void describesItself() {
		assertThat(Fault.rateLimited().description()).isEqualTo("status 429, not queued");
		assertThat(Fault.rateLimited(Duration.ofSeconds(1)).description())
			.isEqualTo("status 429 with Retry-After, not queued");
		assertThat(Fault.connectionReset().afterQueueing().description())
			.isEqualTo("a connection reset before the answer, queued");
	}

	private void assertUsable(RawConnection connection) throws IOException {
		assertThat(connection.post("/v1/messages", MESSAGE).readAnswer().status()).isEqualTo(201);
	}

}
