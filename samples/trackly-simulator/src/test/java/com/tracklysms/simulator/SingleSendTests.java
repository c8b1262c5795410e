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

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint that takes a single message.
 */
class SingleSendTests {

	private static final String PATH = "/v1/messages";

	private final MutableClock clock = new MutableClock();

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder().clock(this.clock).senders("pn_abc123def456", "pn_other").start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void answersAsDocumented() throws Exception {
		Reply reply = this.client.send(ApiClient.message("+12065550100"));
		String id = reply.body().path("message_id").asString();
		assertThat(id).matches("msg_[a-z0-9]{12}");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Content-Type")).isEqualTo("application/json");
		assertThat(reply.text()).isEqualTo("{\"message_id\":\"" + id + "\",\"id\":\"" + id
				+ "\",\"status\":\"queued\",\"segments\":1,\"gsm7\":true,\"deprecated\":true}");
	}

	@Test
	void entersTheMessageInTheJournal() throws Exception {
		Reply reply = this.client.send("""
				{"to_msisdn":"+1 (206) 555-0100","body":"Hi","from_phone_number_id":"pn_other",
				"metadata":{"order":17,"note":null,"tags":["a"]}}""");
		QueuedMessage message = this.simulator.getJournal().getMessages().get(0);
		assertThat(message.messageId()).isEqualTo(reply.body().path("message_id").asString());
		assertThat(message.to()).isEqualTo("+12065550100");
		assertThat(message.from()).isEqualTo("pn_other");
		assertThat(message.body()).isEqualTo("Hi");
		assertThat(message.metadata()).containsOnlyKeys("order", "note", "tags").containsEntry("order", 17);
		assertThat(message.queuedAt()).isEqualTo(this.clock.instant());
		assertThat(message.endpoint()).isEqualTo(TracklyEndpoint.MESSAGES);
	}

	@Test
	void acceptsTheLegacyRecipientName() throws Exception {
		Reply reply = this.client
			.send("{\"to\":\"+12065550100\",\"body\":\"Hi\",\"from_phone_number_id\":\"pn_abc123def456\"}");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(this.simulator.getJournal().findByRecipient("+12065550100")).hasSize(1);
	}

	@Test
	void prefersTheNewRecipientName() throws Exception {
		this.client.send("{\"to\":\"+12065550100\",\"to_msisdn\":\"+12065550101\",\"body\":\"Hi\","
				+ "\"from_phone_number_id\":\"pn_abc123def456\"}");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::to)
			.containsExactly("+12065550101");
	}

	@Test
	void countsSegments() throws Exception {
		Reply reply = this.client.send("{\"to\":\"+12065550100\",\"body\":\"" + "\\u201c".repeat(71)
				+ "\",\"from_phone_number_id\":\"pn_abc123def456\"}");
		assertThat(reply.body().path("segments").intValue()).isEqualTo(2);
		assertThat(reply.body().path("gsm7").booleanValue()).isFalse();
	}

	@Test
	void refusesARequestWithoutKey() throws Exception {
		Reply reply = this.client.exchange(this.client.request(PATH).POST(noBody()));
		assertError(reply, 401, "missing_api_key", "API key required");
	}

	@Test
	void refusesAWrongKey() throws Exception {
		Reply reply = this.client.exchange(this.client.request(PATH).header("X-Api-Key", "trk_wrong").POST(noBody()));
		assertError(reply, 401, "invalid_api_key", "Invalid API key");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                        | 400 | missing_to     | Recipient phone number (to_msisdn) is required
					{"to_msisdn":" ","to":7}                                  | 400 | missing_to     | Recipient phone number (to_msisdn) is required
					{"to":"12"}                                               | 400 | missing_body   | Message body is required
					{"to":"12","body":""}                                     | 400 | missing_body   | Message body is required
					{"to":"12","body":"Hi"}                                   | 400 | missing_from   | Sending number ID (from_phone_number_id) is required
					{"to":"12","body":"Hi","from_phone_number_id":"pn_no"}    | 400 | invalid_phone  | Invalid phone number format
					{"to":"+12065550100","body":"Hi","from_phone_number_id":"pn_no"} | 404 | list_not_found | Sending number not found
					""")
	void checksInTheDocumentedOrder(String body, int status, String code, String text) throws Exception {
		assertError(this.client.send(body), status, code, text);
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{} {}" })
	void answersABodyThatIsNoJsonObjectWithoutCode(String body) throws Exception {
		Reply reply = this.client.send(body);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Request body must be a JSON object\"}");
	}

	@Test
	void answersAnUnknownPathOrMethodWithoutCode() throws Exception {
		for (Reply reply : new Reply[] { this.client.exchange(this.client.post("/v1/contacts", "{}")),
				this.client.exchange(this.client.request(PATH).GET()) }) {
			assertThat(reply.status()).isEqualTo(404);
			assertThat(reply.text()).isEqualTo("{\"error\":\"Not found\"}");
		}
	}

	@Test
	void ignoresTheQuery() throws Exception {
		Reply reply = this.client.exchange(this.client.post(PATH + "?a=b", ApiClient.message("+12065550100")));
		assertThat(reply.status()).isEqualTo(201);
	}

	private static BodyPublisher noBody() {
		return BodyPublishers.noBody();
	}

	private static void assertError(Reply reply, int status, String code, String text) {
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.text()).isEqualTo("{\"error\":\"" + text + "\",\"code\":\"" + code + "\"}");
	}

}
