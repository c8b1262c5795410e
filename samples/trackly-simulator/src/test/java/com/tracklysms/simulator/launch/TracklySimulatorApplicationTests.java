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

package com.tracklysms.simulator.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.callback.SignedWebhook;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.CallbackReceiver.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TracklySimulatorApplication} and its command line.
 */
class TracklySimulatorApplicationTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final LaunchReport report = new LaunchReport(new PrintStream(this.out, true, StandardCharsets.UTF_8));

	@Test
	void printsHowToReachIt() {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0")) {
			assertThat(printed()).contains("trackly.base-url=" + simulator.getBaseUrl())
				.contains("trackly.api-key=" + simulator.getApiKey())
				.contains("trackly.from=" + simulator.getSender())
				.contains("list number " + simulator.getListNumber())
				.contains("Look at what it queues at " + simulator.getInboxUrl())
				.doesNotContain("reported to");
			for (MagicNumber number : MagicNumber.values()) {
				assertThat(printed()).contains(number.getNumber() + "  " + number.getEffect());
			}
		}
	}

	@Test
	void printsEachMessageOnOneLineWithoutBodyAndWholeNumber() throws Exception {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0")) {
			this.out.reset();
			new ApiClient(simulator).send(ApiClient.message("+12065550147"));
			assertThat(printed().lines()).singleElement()
				.asString()
				.contains("queued msg_", "to ****0147", "/v1/messages")
				.doesNotContain("2065550147", "Order 17");
		}
	}

	@Test
	void printsNeitherNumberOfAV2Message() throws Exception {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0")) {
			this.out.reset();
			new ApiClient(simulator).post(TracklyEndpoint.SEND, ApiClient.v2Message("+12065550147"));
			assertThat(printed().lines()).singleElement()
				.asString()
				.contains("to ****0147 from ****0199 by /v2/send")
				.doesNotContain("2065550147", "8005550199", "Order 17");
		}
	}

	@Test
	void appliesTheLimits() throws Exception {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0",
				"--sends-per-second=1", "--bulks-per-second=1")) {
			ApiClient client = new ApiClient(simulator);
			Set<Integer> sends = new HashSet<>();
			Set<Integer> bulks = new HashSet<>();
			for (int i = 0; i < 20; i++) {
				sends.add(client.send(ApiClient.message("+12065550147")).status());
				bulks.add(client.sendBulk(ApiClient.bulk("+12065550147")).status());
			}
			assertThat(sends).containsExactlyInAnyOrder(201, 429);
			assertThat(bulks).containsExactlyInAnyOrder(201, 429);
		}
	}

	@Test
	void reportsDeliveriesToAnApplication() throws Exception {
		try (CallbackReceiver application = new CallbackReceiver();
				TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0",
						"--callback-url=" + application.url(), "--callback-secret=whsec-3f1c0a77")) {
			assertThat(printed()).contains("reported to " + application.url());
			new ApiClient(simulator).send(ApiClient.message("+12065550147"));
			simulator.callbacks().advance(Duration.ofSeconds(1));
			assertThat(application.statuses()).containsExactly("pending", "delivered");
			Received received = application.received().get(0);
			assertThat(received.header("X-trackly-signature"))
				.isEqualTo(SignedWebhook.of("whsec-3f1c0a77", received.text()).signature());
			assertThat(printed()).containsPattern("Z reported msg_[a-z0-9]+ to \\*{4}0147 as pending: answered 204")
				.containsPattern("Z reported msg_[a-z0-9]+ to \\*{4}0147 as delivered: answered 204")
				.doesNotContain("2065550147", "whsec-3f1c0a77");
		}
	}

	@Test
	void tellsThatAnApplicationRefusesReports() throws Exception {
		try (CallbackReceiver application = new CallbackReceiver((exchange) -> 401);
				TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0",
						"--callback-url=" + application.url())) {
			simulator.callbacks().unsubscribe("+12065550147", "STOP");
			assertThat(printed()).contains("reported unsubscribe: answered 401, again in 1 min")
				.doesNotContain("2065550147", TracklySimulator.DEFAULT_CALLBACK_SECRET);
		}
	}

	@Test
	void keepsNoMoreMessagesThanTheJournalMayHave() throws Exception {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0",
				"--journal-size=2")) {
			new ApiClient(simulator).sendBulk(ApiClient.bulk("+12065550101", "+12065550102", "+12065550103"));
			assertThat(simulator.getJournal().getMessages()).extracting(QueuedMessage::to)
				.containsExactly("+12065550102", "+12065550103");
		}
	}

	@Test
	void printsNoMessagesWhenQuiet() throws Exception {
		try (TracklySimulator simulator = TracklySimulatorApplication.start(this.report, "--port=0", "--quiet")) {
			this.out.reset();
			new ApiClient(simulator).send(ApiClient.message("+12065550147"));
			assertThat(simulator.getJournal().count()).isOne();
			assertThat(printed()).isEmpty();
		}
	}

	@Test
	void readsTheCommandLine() {
		assertThat(LaunchOptions.parse())
			.isEqualTo(new LaunchOptions(8089, 0, 0, 1000, false, null, TracklySimulator.DEFAULT_CALLBACK_SECRET));
		assertThat(LaunchOptions.parse("--port=9000", "--sends-per-second=100", "--bulks-per-second=10",
				"--journal-size=5", "--quiet", "--callback-url=http://localhost:8080/trackly/webhook",
				"--callback-secret=a=b"))
			.isEqualTo(new LaunchOptions(9000, 100, 10, 5, true, URI.create("http://localhost:8080/trackly/webhook"),
					"a=b"));
	}

	@Test
	void showsTheSecretNowhere() {
		assertThat(LaunchOptions.parse("--callback-secret=whsec-3f1c0a77")).asString().doesNotContain("whsec");
		assertThatIllegalArgumentException().isThrownBy(() -> LaunchOptions.parse("--callbacksecret=whsec-3f1c0a77"))
			.withMessageStartingWith("Unknown argument --callbacksecret. ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--port", "--port=", "--port=x", "--sends-per-second=1.5", "--journal-size=all",
			"--quiet=1", "--callback-url=http://a b", "--unknown=1", "9000" })
	void refusesAnUnusableCommandLine(String argument) {
		assertThatIllegalArgumentException().isThrownBy(() -> LaunchOptions.parse(argument))
			.withMessageContaining("Usage: [--port=N] [--sends-per-second=N] [--bulks-per-second=N] "
					+ "[--journal-size=N] [--quiet] [--callback-url=URL [--callback-secret=TEXT]]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--callback-url=", "--callback-url=localhost:8080", "--callback-url=ftp://localhost",
			"--callback-secret=" })
	void refusesUnusableCallbacks(String argument) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TracklySimulatorApplication.start(this.report, "--port=0", argument))
			.withMessageContaining("of callbacks must");
	}

	private String printed() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
