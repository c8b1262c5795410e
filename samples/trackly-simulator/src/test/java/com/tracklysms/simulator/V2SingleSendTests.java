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

import java.util.Map;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.ContactData;
import com.tracklysms.simulator.journal.MessageOptions;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SkippedCheck;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the v2 endpoints that take a single message.
 */
class V2SingleSendTests {

	private final MutableClock clock = new MutableClock();

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder().clock(this.clock).start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SEND", "SEND_RAW" })
	void answersAsDocumented(TracklyEndpoint endpoint) throws Exception {
		Reply reply = this.client.post(endpoint, ApiClient.v2Message("+12065550100"));
		String id = reply.body().path("message_id").asString();
		assertThat(id).matches("[A-Za-z0-9]{8}");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text()).isEqualTo("{\"success\":true,\"message_id\":\"" + id + "\",\"status\":\"queued\"}");
		assertThat(reply.response().headers().map().keySet().stream().map(String::toLowerCase))
			.containsExactlyInAnyOrder("content-type", "content-length");
		assertThat(this.simulator.getJournal().getMessages()).singleElement().satisfies((message) -> {
			assertThat(message.messageId()).isEqualTo(id);
			assertThat(message.endpoint()).isEqualTo(endpoint);
		});
	}

	@Test
	void entersTheMessageInTheJournal() throws Exception {
		QueuedMessage message = send(TracklyEndpoint.SEND, """
				"wrap_links":true,"metadata":{"order":"17","note":null},"contact_data":{"first_name":"Ana",
				"last_name":"Lima","timezone":"America/New_York","custom_fields":{"plan":"pro","none":null}}""");
		assertThat(message.to()).isEqualTo("+12065550100");
		assertThat(message.from()).isEqualTo("+18005550199");
		assertThat(message.body()).isEqualTo("Hi {{messageId}}");
		assertThat(message.metadata()).containsOnlyKeys("order", "note").containsEntry("order", "17");
		assertThat(message.queuedAt()).isEqualTo(this.clock.instant());
		assertThat(message.options().wrapLinks()).isTrue();
		assertThat(message.options().skippedChecks()).isEmpty();
		ContactData contact = message.options().contactData();
		assertThat(contact).isNotNull();
		assertThat(contact.firstName()).isEqualTo("Ana");
		assertThat(contact.lastName()).isEqualTo("Lima");
		assertThat(contact.timezone()).isEqualTo("America/New_York");
		assertThat(contact.customFields()).containsOnlyKeys("plan", "none").containsEntry("plan", "pro");
	}

	@Test
	void tellsAbsentOptionsFromThoseThatWereSent() throws Exception {
		assertThat(send(TracklyEndpoint.SEND, "\"x\":1").options()).isEqualTo(MessageOptions.NONE);
		MessageOptions options = send(TracklyEndpoint.SEND, "\"wrap_links\":false,\"contact_data\":{}").options();
		assertThat(options.wrapLinks()).isFalse();
		assertThat(options.contactData()).isEqualTo(new ContactData(null, null, Map.of(), null));
	}

	@Test
	void ignoresOptionsOfAnotherType() throws Exception {
		assertThat(send(TracklyEndpoint.SEND, "\"wrap_links\":\"true\",\"contact_data\":[]").options())
			.isEqualTo(MessageOptions.NONE);
		assertThat(send(TracklyEndpoint.SEND_RAW, "\"skip_duplicate_check\":\"true\"").options())
			.isEqualTo(MessageOptions.NONE);
	}

	@ParameterizedTest
	@EnumSource
	void keepsEachSkippedCheckOfARawSend(SkippedCheck check) throws Exception {
		assertThat(send(TracklyEndpoint.SEND_RAW, "\"" + check.getField() + "\":true").options().skippedChecks())
			.containsExactly(check);
		assertThat(send(TracklyEndpoint.SEND_RAW, "\"" + check.getField() + "\":false").options())
			.isEqualTo(MessageOptions.NONE);
	}

	@Test
	void readsTheOptionsOfItsOwnKindOnly() throws Exception {
		String all = "\"wrap_links\":true,\"contact_data\":{},\"skip_rate_limit\":true,\"skip_journey_check\":true";
		assertThat(send(TracklyEndpoint.SEND, all).options().skippedChecks()).isEmpty();
		MessageOptions raw = send(TracklyEndpoint.SEND_RAW, all).options();
		assertThat(raw.skippedChecks()).containsExactlyInAnyOrder(SkippedCheck.RATE_LIMIT, SkippedCheck.JOURNEY);
		assertThat(raw.wrapLinks()).isNull();
		assertThat(raw.contactData()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                             | missing_to          | to is required
					{"to_msisdn":"+12065550100","to":7}                            | missing_to          | to is required
					{"to":"12"}                                                    | missing_list_number | list_number is required
					{"to":"12","from_phone_number_id":"pn_abc123def456"}           | missing_list_number | list_number is required
					{"to":"12","list_number":"12"}                                 | missing_body        | body is required
					{"to":"12","list_number":"12","body":" "}                      | missing_body        | body is required
					{"to":"12","list_number":"12","body":"A"}                      | invalid_phone       | Invalid phone number format
					{"to":"+12065550100","list_number":"12","body":"A"}            | invalid_list_number | Invalid list number format
					{"to":"+12065550100","list_number":"+18005550198","body":"A"}  | list_not_found      | Sending list not found
					""")
	void checksInTheDocumentedOrder(String body, String code, String text) throws Exception {
		for (TracklyEndpoint endpoint : new TracklyEndpoint[] { TracklyEndpoint.SEND, TracklyEndpoint.SEND_RAW }) {
			Reply reply = this.client.post(endpoint, body);
			assertThat(reply.status()).isEqualTo(400);
			assertThat(reply.text()).isEqualTo("{\"error\":\"" + text + "\",\"code\":\"" + code + "\"}");
		}
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "12065550100", "2065550100", "+1 206 555 0100", "+1(206)555-0100", "+02065550100",
			"+1206555", "+1206555010012345", "+1206555010a", " +12065550100" })
	void refusesAllButStrictE164(String number) throws Exception {
		Reply recipient = this.client.post(TracklyEndpoint.SEND, ApiClient.v2Message(number));
		assertThat(recipient.status()).isEqualTo(400);
		assertThat(recipient.code()).isEqualTo("invalid_phone");
		Reply list = this.client.post(TracklyEndpoint.SEND,
				ApiClient.v2Message("+12065550100").replace("+18005550199", number));
		assertThat(list.status()).isEqualTo(400);
		assertThat(list.code()).isEqualTo("invalid_list_number");
	}

	@Test
	void refusesABodyOverFiveMegabytesWithoutCode() throws Exception {
		String message = ApiClient.v2Message("+12065550100");
		String padding = " ".repeat(5_000_000 - message.length());
		assertThat(this.client.post(TracklyEndpoint.SEND, message + padding).status()).isEqualTo(201);
		Reply reply = this.client.post(TracklyEndpoint.SEND, message + padding + " ");
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Request body too large\"}");
		assertThat(this.client.send(ApiClient.message("+12065550100") + padding).status()).isEqualTo(201);
	}

	@Test
	void answersABodyThatIsNoJsonObjectWithoutCode() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND, "[]");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Request body must be a JSON object\"}");
	}

	@Test
	void showsNoPersonalDataAsText() throws Exception {
		QueuedMessage message = send(TracklyEndpoint.SEND,
				"\"metadata\":{\"k\":\"secret\"},\"contact_data\":{\"first_name\":\"Ana\"}");
		assertThat(message).hasToString("QueuedMessage[messageId=" + message.messageId()
				+ ", to=****0100, from=****0199, queuedAt=" + message.queuedAt() + ", endpoint=SEND]");
		assertThat(message.options().toString()).contains("wrapLinks=null").doesNotContain("Ana");
	}

	private QueuedMessage send(TracklyEndpoint endpoint, String fields) throws Exception {
		Reply reply = this.client.post(endpoint, "{\"to\":\"+12065550100\",\"list_number\":\"+18005550199\","
				+ "\"body\":\"Hi {{messageId}}\"," + fields + "}");
		String id = reply.body().path("message_id").asString();
		return this.simulator.getJournal()
			.getMessages()
			.stream()
			.filter((message) -> message.messageId().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
