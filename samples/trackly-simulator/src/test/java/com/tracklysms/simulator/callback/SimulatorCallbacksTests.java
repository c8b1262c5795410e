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

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.CallbackReceiver.Received;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SimulatorCallbacks}: what they send and what they return.
 */
class SimulatorCallbacksTests {

	private static final String RECIPIENT = "+12065550100";

	private final CallbackReceiver application = new CallbackReceiver();

	private TracklySimulator simulator;

	private SimulatorCallbacks callbacks;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder()
			.clock(new MutableClock())
			.lists(SimulatedList.of(1, "+18005550198"), SimulatedList.of(2, "+18005550199"))
			.callbackUrl(this.application.url())
			.callbackSecret("whsec-3f1c0a77")
			.start();
		this.callbacks = this.simulator.callbacks();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@Test
	void deliveryIsAsDocumented() throws Exception {
		QueuedMessage message = queued();
		CallbackResult result = this.callbacks.deliver(message, "delivered");
		assertThat(result).isEqualTo(CallbackResult.answered(204));
		assertThat(this.application.received()).singleElement().satisfies((received) -> {
			assertThat(received.method()).isEqualTo("POST");
			assertThat(received.header("Content-type")).isEqualTo("application/json");
			assertThat(received.text()).isEqualTo("{\"event\":\"delivery\",\"message_id\":\"" + message.messageId()
					+ "\",\"to\":\"+12065550100\",\"list_number\":\"+18005550199\",\"status\":\"delivered\","
					+ "\"status_detail\":\"DELIVERED_TO_HANDSET\",\"provider\":\"infobip\","
					+ "\"timestamp\":\"2026-01-05T10:00:00.000Z\"}");
		});
	}

	@ParameterizedTest
	@CsvSource({ "delivered, DELIVERED_TO_HANDSET", "undeliverable, REJECTED_ABSENT_SUBSCRIBER",
			"rejected, REJECTED_OPERATOR", "pending,", "expired,", "invented," })
	void deliveryHasADocumentedDetailOrNone(String status, String detail) throws Exception {
		this.callbacks.deliver(queued(), status);
		assertThat(this.application.last().path("status").asString()).isEqualTo(status);
		assertThat(this.application.last().path("status_detail").asString(null)).isEqualTo(detail);
	}

	@Test
	void deliveryTakesADetail() throws Exception {
		this.callbacks.deliver(queued(), "rejected", "REJECTED_SPAM");
		assertThat(this.application.last().path("status_detail").asString()).isEqualTo("REJECTED_SPAM");
	}

	@Test
	void deliveryOfAMessageOfV1NamesTheFirstList() throws Exception {
		new ApiClient(this.simulator).send(ApiClient.message(RECIPIENT));
		this.callbacks.deliver(this.simulator.getJournal().getMessages().get(0), "delivered");
		assertThat(this.application.last().path("list_number").asString()).isEqualTo("+18005550198");
	}

	@Test
	void unsubscribeIsAsDocumented() throws Exception {
		queued();
		assertThat(this.callbacks.unsubscribe(RECIPIENT, "STOP").status()).isEqualTo(204);
		assertThat(this.application.received()).extracting(Received::text)
			.containsExactly("{\"event\":\"unsubscribe\",\"phone_number\":\"+12065550100\","
					+ "\"list_number\":\"+18005550199\",\"keyword\":\"STOP\","
					+ "\"timestamp\":\"2026-01-05T10:00:00.000Z\"}");
	}

	@Test
	void unsubscribeOfSomebodyWithoutMessagesNamesTheFirstList() {
		this.callbacks.unsubscribe(RECIPIENT, "STOP");
		assertThat(this.application.last().path("list_number").asString()).isEqualTo("+18005550198");
	}

	@Test
	void sendsAnyBodyAsItIs() {
		String body = "{ \"event\": \"reply\", \"text\": \"Grüße €\" ";
		assertThat(this.callbacks.send(body).status()).isEqualTo(204);
		assertThat(this.application.received()).extracting(Received::text).containsExactly(body);
	}

	@Test
	void signsWhatIsSent() throws Exception {
		this.callbacks.send("{\"event\":\"reply\",\"text\":\"Grüße €\"}");
		Received received = this.application.received().get(0);
		assertThat(received.header("X-trackly-signature")).isEqualTo(hmac("whsec-3f1c0a77", received.body()));
	}

	@Test
	void signsWithTheSecretSetLater() throws Exception {
		this.callbacks.signedWith("another").send("{}");
		Received received = this.application.received().get(0);
		assertThat(received.header("X-trackly-signature")).isEqualTo(hmac("another", received.body()));
	}

	@Test
	void goesToTheUrlSetLater() {
		try (CallbackReceiver other = new CallbackReceiver()) {
			this.callbacks.to(other.url()).send("{}");
			assertThat(other.received()).hasSize(1);
			assertThat(this.application.received()).isEmpty();
		}
	}

	@Test
	void failsWithoutAUrl() {
		try (TracklySimulator other = TracklySimulator.start()) {
			assertThatIllegalStateException().isThrownBy(() -> other.callbacks().send("{}"))
				.withMessageContaining("callbackUrl")
				.withMessageContaining("callbacks().to(url)");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 202, 299, 302, 400, 401, 404, 500, 503 })
	void returnsTheStatusThatTheApplicationAnswered(int status) {
		try (CallbackReceiver other = new CallbackReceiver((exchange) -> {
			exchange.getResponseHeaders().set("Location", "/elsewhere");
			return status;
		})) {
			CallbackResult result = this.callbacks.to(other.url()).send("{}");
			assertThat(result.status()).isEqualTo(status);
			assertThat(result.isSuccessful()).isEqualTo(status < 300);
			assertThat(result).hasToString("answered " + status);
			assertThat(other.received()).hasSize(1);
		}
	}

	@Test
	void tellsWhyThereIsNoAnswer() {
		URI url = this.application.url();
		this.application.close();
		CallbackResult result = this.callbacks.to(url).send("{}");
		assertThat(result.status()).isZero();
		assertThat(result.failure()).isNotBlank();
		assertThat(result.isSuccessful()).isFalse();
		assertThat(result).asString().startsWith("no answer (");
	}

	@Test
	void sendsNothingOnceTheSimulatorIsClosed() {
		this.simulator.close();
		assertThat(this.callbacks.send("{}").failure()).isEqualTo("the simulator is closed");
		assertThat(this.application.received()).isEmpty();
	}

	@Test
	void refusesUnusableTargets() {
		TracklySimulator.Builder builder = TracklySimulator.builder();
		URI url = URI.create("/trackly/webhook");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.callbackUrl(url));
		assertThatIllegalArgumentException().isThrownBy(() -> this.callbacks.to(url));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.callbackUrl(URI.create("ftp://localhost/")));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.callbackSecret(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> this.callbacks.signedWith(""));
	}

	private QueuedMessage queued() throws Exception {
		new ApiClient(this.simulator).post(TracklyEndpoint.SEND, ApiClient.v2Message(RECIPIENT));
		return this.simulator.getJournal().getMessages().get(0);
	}

	// Not with the code under test
	private static String hmac(String secret, byte[] body) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret.getBytes(), "HmacSHA256"));
		return HexFormat.of().formatHex(mac.doFinal(body));
	}

	@Test
	void callsAnEndpointInsteadOfAUrl() {
		List<SignedWebhook> received = new ArrayList<>();
		this.callbacks.to((webhook) -> {
			received.add(webhook);
			return 202;
		});
		assertThat(this.callbacks.send("{}")).isEqualTo(CallbackResult.answered(202));
		assertThat(received).containsExactly(SignedWebhook.of("whsec-3f1c0a77", "{}"));
		assertThat(this.application.received()).isEmpty();
	}

	@Test
	void endpointThatThrowsHasNotAnswered() {
		this.callbacks.to((webhook) -> {
			throw new IllegalStateException("No session");
		});
		assertThat(this.callbacks.send("{}")).isEqualTo(CallbackResult.unanswered("No session"));
		assertThat(this.callbacks.getWaitingCount()).isOne();
	}

}
