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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.RawConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracklySimulator}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracklySimulatorTests {

	@Test
	void hasDocumentedLookingDefaults() {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			assertThat(simulator.getApiKey()).isEqualTo(TracklySimulator.DEFAULT_API_KEY).matches("trk_[a-z0-9]{32}");
			assertThat(simulator.getSender()).isEqualTo(TracklySimulator.DEFAULT_SENDER).matches("pn_[a-z0-9]{12}");
			assertThat(simulator.getListNumber()).isEqualTo(TracklySimulator.DEFAULT_LIST_NUMBER);
			assertThat(simulator.getBaseUrl()).matches("http://localhost:[0-9]+/api");
			assertThat(simulator).hasToString("TracklySimulator[" + simulator.getBaseUrl() + "]");
		}
	}

	@Test
	void takesKeyAndSenders() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder().apiKey("trk_mine").senders("pn_1").start()) {
			assertThat(simulator.getSender()).isEqualTo("pn_1");
			ApiClient client = new ApiClient(simulator);
			assertThat(client.send(ApiClient.message("+12065550100")).code()).isEqualTo("list_not_found");
			assertThat(client.send(ApiClient.message("+12065550100").replace("pn_abc123def456", "pn_1")).status())
				.isEqualTo(201);
		}
	}

	@Test
	void takesLists() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.builder()
			.lists(SimulatedList.of(7, "+18005550107"), SimulatedList.of(8, "+18005550108"))
			.start()) {
			assertThat(simulator.getListNumber()).isEqualTo("+18005550107");
			ApiClient client = new ApiClient(simulator);
			assertThat(client.post(TracklyEndpoint.SEND, ApiClient.v2Message("+12065550100")).code())
				.isEqualTo("list_not_found");
			assertThat(client.get("/v2/lists/8").body().path("phone_number").asString()).isEqualTo("+18005550108");
		}
	}

	@Test
	void listensOnLoopbackOnly() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			int port = URI.create(simulator.getBaseUrl()).getPort();
			assertThat(accepts(InetAddress.getByName("127.0.0.1"), port)).isTrue();
			for (InetAddress address : otherAddresses()) {
				assertThat(accepts(address, port)).as(address.toString()).isFalse();
			}
		}
	}

	@Test
	void printsNothing(CapturedOutput output) throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			ApiClient client = new ApiClient(simulator);
			client.send(ApiClient.message("+12065550100"));
			client.send("{");
			client.post(TracklyEndpoint.SEND_RAW, ApiClient.v2Message("12"));
			client.get("/v2/lists");
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.send(ApiClient.message(MagicNumber.DROPPED_QUEUED.getNumber())));
		}
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void logsNeitherKeyNorTextNorWholeNumberAtAnyLevel(CapturedOutput output) throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		Level level = root.getLevel();
		root.setLevel(Level.TRACE);
		try (TracklySimulator simulator = TracklySimulator.start();
				RawConnection connection = RawConnection.to(simulator)) {
			for (MagicNumber number : List.of(MagicNumber.RATE_LIMITED, MagicNumber.HALF_ANSWER)) {
				connection.post("/v1/messages", ApiClient.message(number.getNumber())).readAnswer();
			}
			connection.post("/v1/messages", ApiClient.message(MagicNumber.CLOSED_WITHIN_ANSWER.getNumber()))
				.readToEnd();
		}
		finally {
			root.setLevel(level);
		}
		assertThat(output).contains("Handler is being applied")
			.doesNotContain(TracklySimulator.DEFAULT_API_KEY, "Order 17 shipped", "50055505");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v2/lists/%zz", "/v2/lists?status=%zz" })
	void refusesAMalformedUri(String uri, CapturedOutput output) throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start();
				RawConnection connection = RawConnection.to(simulator)) {
			assertThat(connection.post(uri, "").readAnswer().status()).isEqualTo(400);
		}
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void returnsToItsFirstStateWhenReset() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			ApiClient client = new ApiClient(simulator);
			simulator.faults().next(2, Fault.rateLimited());
			client.send(ApiClient.message("+12065550100"));
			simulator.reset();
			assertThat(simulator.getJournal().getRequestCount()).isZero();
			assertThat(simulator.getJournal().getRateLimitedCount()).isZero();
			assertThat(client.send(ApiClient.message("+12065550100")).status()).isEqualTo(201);
			simulator.reset();
			assertThat(simulator.getJournal().getMessages()).isEmpty();
		}
	}

	/**
	 * More listeners wait than there are event loops.
	 */
	@Test
	void listenerThatWaitsKeepsNoOtherRequest() throws Exception {
		int requests = 2 * Runtime.getRuntime().availableProcessors() + 1;
		CountDownLatch queued = new CountDownLatch(requests);
		try (TracklySimulator simulator = TracklySimulator.builder().onQueued((message) -> {
			queued.countDown();
			await(queued);
		}).start()) {
			List<RawConnection> connections = new ArrayList<>();
			for (int i = 0; i < requests; i++) {
				connections.add(RawConnection.to(simulator).post("/v1/messages", ApiClient.message("+12065550100")));
			}
			for (RawConnection connection : connections) {
				try (connection) {
					assertThat(connection.readAnswer().status()).isEqualTo(201);
				}
			}
		}
	}

	@Test
	void dropsOpenConnectionsWhenClosed(CapturedOutput output) throws Exception {
		TracklySimulator simulator = TracklySimulator.builder().slowAnswer(Duration.ofDays(1)).start();
		try (RawConnection idle = RawConnection.to(simulator); RawConnection waiting = RawConnection.to(simulator)) {
			idle.post("/v1/messages", ApiClient.message("+12065550100")).readAnswer();
			waiting.post("/v1/messages", ApiClient.message(MagicNumber.SLOW_ANSWER.getNumber()));
			Awaitility.await().until(() -> simulator.getJournal().count() == 2);
			simulator.close();
			assertThat(idle.readToEnd().text()).isEmpty();
			assertThat(waiting.readToEnd().text()).isEmpty();
		}
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void stopsListeningWhenClosed() {
		TracklySimulator simulator = TracklySimulator.start();
		simulator.close();
		simulator.close();
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new ApiClient(simulator).send(ApiClient.message("+12065550100")));
	}

	@Test
	void failsToStartOnATakenPort() {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			int port = URI.create(simulator.getBaseUrl()).getPort();
			assertThatIllegalStateException().isThrownBy(() -> TracklySimulator.builder().port(port).start())
				.withMessage("Cannot listen on 127.0.0.1:" + port);
		}
	}

	@Test
	void refusesUnusableSettings() {
		TracklySimulator.Builder builder = TracklySimulator.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.port(65536));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.apiKey(" "));
		assertThatIllegalArgumentException().isThrownBy(builder::senders);
		assertThatIllegalArgumentException().isThrownBy(builder::lists);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder.lists(SimulatedList.of(1, "+18005550101"), SimulatedList.of(1, "+18005550102")))
			.withMessage("lists must have different ids");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.sendsPerSecond(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.bulksPerSecond(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.slowAnswer(Duration.ofDays(2)));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.journalLimit(-1));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<InetAddress> otherAddresses() throws IOException {
		Stream<InetAddress> own = Collections.list(NetworkInterface.getNetworkInterfaces())
			.stream()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress());
		// A server bound to all addresses would answer on this one even without a network
		return Stream.concat(own, Stream.of(InetAddress.getByName("127.0.0.2"))).collect(Collectors.toList());
	}

	private static boolean accepts(InetAddress address, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), 1000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
