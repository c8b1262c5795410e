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

import java.util.stream.IntStream;

import com.tracklysms.simulator.api.SimulatedList;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.journal.SkippedCheck;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the v2 endpoints that take many messages.
 */
class V2BulkSendTests {

	private TracklySimulator simulator;

	private ApiClient client;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder()
			.lists(SimulatedList.of(1, "+18005550199"), SimulatedList.of(2, "+18005550198"))
			.start();
		this.client = new ApiClient(this.simulator);
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SEND_BULK", "SEND_RAW_BULK" })
	void queuesAllMessages(TracklyEndpoint endpoint) throws Exception {
		Reply reply = this.client.post(endpoint, ApiClient.v2Bulk("+12065550100", "+12065550101"));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text()).isEqualTo("{\"queued_count\":2,\"error_count\":0,\"errors\":[]}");
		assertThat(reply.response().headers().map().keySet().stream().map(String::toLowerCase))
			.containsExactlyInAnyOrder("content-type", "content-length");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::to)
			.containsExactly("+12065550100", "+12065550101");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::endpoint)
			.containsOnly(endpoint);
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::messageId)
			.doesNotHaveDuplicates()
			.allMatch((id) -> id.matches("[A-Za-z0-9]{8}"));
	}

	@Test
	void mixesSenders() throws Exception {
		this.client.post(TracklyEndpoint.SEND_BULK, """
				{"messages":[
				{"to":"+12065550100","list_number":"+18005550198","body":"A","metadata":{"k":"v"},"wrap_links":true},
				{"to":"+12065550101","list_number":"+18005550199","body":"B","contact_data":{"first_name":"Ana"}}]}""");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::from)
			.containsExactly("+18005550198", "+18005550199");
		assertThat(this.simulator.getJournal().getMessages().get(0).metadata()).containsEntry("k", "v");
		assertThat(this.simulator.getJournal().getMessages()).extracting((message) -> message.options().wrapLinks())
			.containsExactly(true, null);
		assertThat(this.simulator.getJournal().getMessages()).extracting((message) -> message.options().contactData())
			.extracting((contact) -> (contact != null) ? contact.firstName() : null)
			.containsExactly(null, "Ana");
	}

	@Test
	void keepsTheSkippedChecksOfEachRawMessage() throws Exception {
		this.client.post(TracklyEndpoint.SEND_RAW_BULK, """
				{"messages":[
				{"to":"+12065550100","list_number":"+18005550199","body":"A","skip_duplicate_check":true},
				{"to":"+12065550101","list_number":"+18005550199","body":"B","skip_contact_validation":true}]}""");
		assertThat(this.simulator.getJournal().getMessages())
			.flatExtracting((message) -> message.options().skippedChecks())
			.containsExactly(SkippedCheck.DUPLICATE, SkippedCheck.CONTACT_VALIDATION);
	}

	@Test
	void queuesTheValidOnesAndReportsTheOthers() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_BULK, """
				{"messages":[
				{"to":"12065550100","list_number":"+18005550199","body":"A"},
				{"to":"+12065550100","list_number":"+18005550199","body":"B"},
				{"list_number":"+18005550199","body":"C"},
				{"to":"+12065550101","body":"D"},
				{"to":"+12065550102","list_number":"+18005550199"},
				{"to":"+12065550103","list_number":"pn_abc123def456","body":"E"},
				{"to":"+12065550104","list_number":"+18005550197","body":"F"},
				7]}""");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text()).isEqualTo("{\"queued_count\":1,\"error_count\":7,\"errors\":["
				+ entry(0, "\"12065550100\"", "invalid_phone", "Invalid phone number format") + ","
				+ entry(2, "null", "missing_to", "to is required") + ","
				+ entry(3, "\"+12065550101\"", "missing_list_number", "list_number is required") + ","
				+ entry(4, "\"+12065550102\"", "missing_body", "body is required") + ","
				+ entry(5, "\"+12065550103\"", "invalid_list_number", "Invalid list number format") + ","
				+ entry(6, "\"+12065550104\"", "list_not_found", "Sending list not found") + ","
				+ entry(7, "null", "missing_to", "to is required") + "]}");
		assertThat(this.simulator.getJournal().getMessages()).extracting(QueuedMessage::body).containsExactly("B");
	}

	@Test
	void doesNotReadASenderForTheWholeBulk() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_BULK,
				"{\"list_number\":\"+18005550199\",\"messages\":[{\"to\":\"+12065550100\",\"body\":\"A\"}]}");
		assertThat(reply.body().path("errors").path(0).path("code").asString()).isEqualTo("missing_list_number");
	}

	@Test
	void answersABulkWithoutAnyValidMessageAsPartialSuccess() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_RAW_BULK, ApiClient.v2Bulk("12"));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.body().path("queued_count").intValue()).isZero();
		assertThat(reply.body().path("error_count").intValue()).isOne();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					V2_SEND        | {"index":1,"to":"12","code":"invalid_phone","error":"Invalid phone number format"}
					V1_SEND        | {"index":1,"to_msisdn":"12","error":"Invalid phone number format"}
					CONTACTS       | {"index":1,"phone_number":"12","code":"invalid_phone","error":"Invalid phone number format"}
					HISTORY_IMPORT | {"index":1,"id":null,"code":"invalid_phone","error":"Invalid phone number format"}
					""")
	void reportsErrorsInTheChosenShape(BulkErrorShape shape, String entry) throws Exception {
		try (TracklySimulator other = TracklySimulator.builder().bulkErrorShape(shape).start()) {
			Reply reply = new ApiClient(other).post(TracklyEndpoint.SEND_BULK, ApiClient.v2Bulk("+12065550100", "12"));
			assertThat(reply.text()).isEqualTo("{\"queued_count\":1,\"error_count\":1,\"errors\":[" + entry + "]}");
		}
	}

	@Test
	void takes1000Messages() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_BULK, ApiClient.v2Bulk(recipients(1000)));
		assertThat(reply.body().path("queued_count").intValue()).isEqualTo(1000);
	}

	@ParameterizedTest
	@EnumSource(names = { "SEND_BULK", "SEND_RAW_BULK" })
	void refusesMoreThan1000Messages(TracklyEndpoint endpoint) throws Exception {
		Reply reply = this.client.post(endpoint, ApiClient.v2Bulk(recipients(1001)));
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text())
			.isEqualTo("{\"error\":\"Maximum 1000 messages per request\",\"code\":\"too_many_messages\"}");
		assertThat(this.simulator.getJournal().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"messages\":[]}", "{\"messages\":{}}" })
	void refusesARequestWithoutMessages(String body) throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_BULK, body);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Messages array is required\",\"code\":\"missing_messages\"}");
	}

	@Test
	void refusesABodyOverFiveMegabytesWithoutCode() throws Exception {
		Reply reply = this.client.post(TracklyEndpoint.SEND_BULK,
				ApiClient.v2Bulk("+12065550100").replace("Order", "x".repeat(5_000_000)));
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text()).isEqualTo("{\"error\":\"Request body too large\"}");
	}

	private static String entry(int index, String to, String code, String error) {
		return "{\"index\":" + index + ",\"to\":" + to + ",\"code\":\"" + code + "\",\"error\":\"" + error + "\"}";
	}

	private static String[] recipients(int count) {
		return IntStream.range(0, count).mapToObj((index) -> "+1206555" + (1000 + index)).toArray(String[]::new);
	}

}
