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
import java.util.stream.IntStream;

import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint that takes many messages.
 */
class BulkSendTests {

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void queuesAllMessages() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk("+12065550100", "12065550101"));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text()).isEqualTo("{\"queued_count\":2,\"error_count\":0,\"errors\":[],\"deprecated\":true}");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::to)
			.containsExactly("+12065550100", "+12065550101");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::endpoint)
			.containsOnly(TracklyEndpoint.MESSAGES_BULK);
	}

	@Test
	void queuesTheValidOnesAndReportsTheOthers() throws Exception {
		Reply reply = this.client.sendBulk("""
				{"from_phone_number_id":"pn_abc123def456","messages":[
				{"to_msisdn":"12","body":"A"},
				{"to_msisdn":"+12065550100","body":"B"},
				{"body":"C"},
				{"to":"+12065550100","body":"D"},
				{"to_msisdn":"+12065550101"},
				7]}""");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text()).isEqualTo("{\"queued_count\":1,\"error_count\":5,\"errors\":["
				+ "{\"index\":0,\"to_msisdn\":\"12\",\"error\":\"Invalid phone number format\"},"
				+ "{\"index\":2,\"to_msisdn\":null,\"error\":\"Recipient phone number (to_msisdn) is required\"},"
				+ "{\"index\":3,\"to_msisdn\":null,\"error\":\"Recipient phone number (to_msisdn) is required\"},"
				+ "{\"index\":4,\"to_msisdn\":\"+12065550101\",\"error\":\"Message body is required\"},"
				+ "{\"index\":5,\"to_msisdn\":null,\"error\":\"Recipient phone number (to_msisdn) is required\"}],"
				+ "\"deprecated\":true}");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::body).containsExactly("B");
	}

	@Test
	void answersABulkWithoutAnyValidMessageAsPartialSuccess() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk("12"));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.body().path("queued_count").intValue()).isZero();
		assertThat(reply.body().path("error_count").intValue()).isOne();
	}

	@Test
	void takes1000Messages() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk(recipients(1000)));
		assertThat(reply.body().path("queued_count").intValue()).isEqualTo(1000);
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::messageId)
			.doesNotHaveDuplicates()
			.hasSize(1000);
	}

	@Test
	void refusesMoreThan1000Messages() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk(recipients(1001)));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text())
			.isEqualTo("{\"error\":\"Maximum 1000 messages per request\",\"code\":\"too_many_messages\"}");
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@Test
	void checksTheNumberOfMessagesBeforeTheSender() throws Exception {
		Reply reply = this.client.sendBulk(ApiClient.bulk(recipients(1001)).replace("pn_abc123def456", "pn_no"));
		assertThat(reply.code()).isEqualTo("too_many_messages");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                              | 400 | missing_from     | Sending number ID (from_phone_number_id) is required
					{"from_phone_number_id":"pn_no"}                | 400 | missing_messages | Messages array is required
					{"from_phone_number_id":"pn_no","messages":[]}  | 400 | missing_messages | Messages array is required
					{"from_phone_number_id":"pn_no","messages":{}}  | 400 | missing_messages | Messages array is required
					{"from_phone_number_id":"pn_no","messages":[7]} | 404 | list_not_found   | Sending number not found
					""")
	void checksInTheDocumentedOrder(String body, int status, String code, String text) throws Exception {
		Reply reply = this.client.sendBulk(body);
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.text()).isEqualTo("{\"error\":\"" + text + "\",\"code\":\"" + code + "\"}");
	}

	@Test
	void checksTheKeyFirst() throws Exception {
		assertThat(this.client.exchange(this.client.request("/v1/messages/bulk").POST(noBody())).code())
			.isEqualTo("missing_api_key");
		assertThat(this.client
			.exchange(this.client.request("/v1/messages/bulk").header("X-Api-Key", "trk_wrong").POST(noBody()))
			.code()).isEqualTo("invalid_api_key");
	}

	private static BodyPublisher noBody() {
		return BodyPublishers.noBody();
	}

	private static String[] recipients(int count) {
		return IntStream.range(0, count).mapToObj((index) -> "+1206555" + (1000 + index)).toArray(String[]::new);
	}

}
