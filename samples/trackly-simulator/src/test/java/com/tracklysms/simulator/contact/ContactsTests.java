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

package com.tracklysms.simulator.contact;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.ApiClient.Reply;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for contacts, and for what an opt-out does to later sends.
 */
class ContactsTests {

	private static final String PHONE = "+14155559876";

	private static final String LIST = TracklySimulator.DEFAULT_LIST_NUMBER;

	private static final String NUMBERS = "\"phone_number\":\"" + PHONE + "\",\"list_number\":\"" + LIST + "\"";

	private final CallbackReceiver application = new CallbackReceiver();

	private final TracklySimulator simulator = TracklySimulator.builder()
		.callbackUrl(this.application.url())
		.automaticCallbacks(true)
		.start();

	private final ApiClient client = new ApiClient(this.simulator);

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	private Reply call(String method, String path, String body) throws Exception {
		HttpRequest.Builder request = this.client.request(path)
			.header("X-Api-Key", this.simulator.getApiKey())
			.method(method, BodyPublishers.ofString(body));
		return this.client.exchange(request);
	}

	@Test
	void contactIsStoredOnceAndItsFieldsAreMerged() throws Exception {
		Reply created = call("POST", "/v2/contacts",
				"{" + NUMBERS + ",\"custom_fields\":{\"first_name\":\"Jane\",\"age\":42}}");
		assertThat(created.status()).isEqualTo(200);
		assertThat(created.body().path("success").asBoolean()).isTrue();
		assertThat(created.body().path("is_new_contact").asBoolean()).isTrue();
		assertThat(created.body().path("contact_id").asString()).matches("[0-9a-f]{24}");
		Reply updated = call("POST", "/v2/contacts", "{" + NUMBERS + ",\"custom_fields\":{\"age\":43}}");
		assertThat(updated.body().path("is_new_contact").asBoolean()).isFalse();
		assertThat(updated.body().path("is_new_list_contact").asBoolean()).isFalse();
		assertThat(updated.body().path("contact_id")).isEqualTo(created.body().path("contact_id"));
		SimulatedContact contact = this.simulator.contacts().find(PHONE, LIST).orElseThrow();
		assertThat(contact.customFields()).containsEntry("first_name", "Jane").containsEntry("age", 43);
		assertThat(contact.toString()).doesNotContain("5559876");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '$',
			value = { "{};400;missing_phone_number", "{\"phone_number\":\"1\"};400;missing_list_number",
					"{\"phone_number\":\"1\",\"list_number\":\"1\"};400;invalid_phone",
					"{\"phone_number\":\"+14155559876\",\"list_number\":\"1\"};400;invalid_list_number",
					"{\"phone_number\":\"+14155559876\",\"list_number\":\"+18005550000\"};400;list_not_found" })
	void contactIsCheckedAsDocumented(String body, int status, String code) throws Exception {
		Reply reply = call("POST", "/v2/contacts", body);
		assertThat(reply.status()).isEqualTo(status);
		assertThat(reply.code()).isEqualTo(code);
		Reply bulk = call("POST", "/v2/contacts/bulk", "{\"contacts\":[" + body + ",{" + NUMBERS + "}]}");
		assertThat(bulk.body().path("success_count").asInt()).isOne();
		assertThat(bulk.body().path("errors").path(0).path("code").asString()).isEqualTo(code);
		assertThat(bulk.body().path("errors").path(0).path("index").asInt()).isZero();
	}

	@Test
	void sizesAreLimited() throws Exception {
		assertThat(call("POST", "/v2/contacts/bulk", "{}").code()).isEqualTo("missing_contacts");
		Reply tooMany = call("POST", "/v2/contacts/bulk",
				"{\"contacts\":[" + String.join(",", Collections.nCopies(1001, "{}")) + "]}");
		assertThat(tooMany.status()).isEqualTo(413);
		assertThat(tooMany.code()).isEqualTo("too_many_contacts");
		Reply tooLarge = call("POST", "/v2/contacts",
				"{" + NUMBERS + ",\"custom_fields\":{\"a\":\"" + "x".repeat(4000) + "\"}}");
		assertThat(tooLarge.status()).isEqualTo(413);
		assertThat(tooLarge.code()).isEqualTo("payload_too_large");
	}

	@Test
	void contactIsFoundWithItsLists() throws Exception {
		assertThat(this.client.get("/v2/contacts/%2B14155559876").code()).isEqualTo("not_found");
		this.simulator.contacts().subscribe(PHONE, LIST);
		Reply reply = this.client.get("/v2/contacts/%2B14155559876");
		assertThat(reply.body().path("phone_number").asString()).isEqualTo(PHONE);
		assertThat(reply.body().path("lists").path(0).path("list_id").asInt()).isEqualTo(42);
		assertThat(reply.body().path("lists").path(0).path("active").asBoolean()).isTrue();
		assertThat(reply.body().path("lists").path(0).path("signup_date").asString())
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
	}

	@Test
	void contactsAreInPagesNewestFirst() throws Exception {
		MutableClock clock = new MutableClock();
		SimulatorContacts contacts = new SimulatorContacts(clock);
		contacts.subscribe("+14155550001", LIST);
		clock.advance(Duration.ofSeconds(1));
		contacts.subscribe("+14155550002", LIST);
		assertThat(contacts.findAll()).extracting(SimulatedContact::phoneNumber)
			.containsExactly("+14155550002", "+14155550001");
		IntStream.range(0, 5).forEach((number) -> this.simulator.contacts().subscribe("+1415555000" + number, LIST));
		this.simulator.contacts().optOut("+14155550001", LIST);
		Reply page = this.client.get("/v2/contacts?list_number=%2B18005550199&active=true&page=2&per_page=3");
		assertThat(page.body().path("contacts").size()).isOne();
		assertThat(page.body().path("pagination").path("total").asInt()).isEqualTo(4);
		assertThat(page.body().path("pagination").path("total_pages").asInt()).isEqualTo(2);
		assertThat(this.client.get("/v2/contacts?active=false").body().path("contacts").size()).isOne();
		assertThat(this.client.get("/v2/contacts?list_number=%2B18005550000").body().path("contacts").size()).isZero();
	}

	@Test
	void customFieldsAreMergedOrReplaced() throws Exception {
		this.simulator.contacts().upsert(PHONE, LIST, null, Collections.singletonMap("a", "1"), true);
		Reply merged = call("PUT", "/v2/contacts", "{" + NUMBERS + ",\"custom_fields\":{\"b\":2}}");
		assertThat(merged.body().path("custom_fields").toString()).isEqualTo("{\"a\":\"1\",\"b\":2}");
		Reply replaced = call("PUT", "/v2/contacts",
				"{" + NUMBERS + ",\"custom_fields\":{\"c\":3},\"merge_fields\":false}");
		assertThat(replaced.body().path("custom_fields").toString()).isEqualTo("{\"c\":3}");
	}

	@Test
	void updateIsCheckedAsDocumented() throws Exception {
		assertThat(call("PUT", "/v2/contacts", "{" + NUMBERS + "}").code()).isEqualTo("missing_custom_fields");
		assertThat(call("PUT", "/v2/contacts", "{" + NUMBERS + ",\"custom_fields\":[]}").code())
			.isEqualTo("invalid_custom_fields");
		String fields = "{" + NUMBERS + ",\"custom_fields\":{}}";
		assertThat(call("PUT", "/v2/contacts", fields).code()).isEqualTo("contact_not_found");
		this.simulator.contacts().subscribe(PHONE, "+18005550000");
		assertThat(call("PUT", "/v2/contacts", fields).code()).isEqualTo("list_contact_not_found");
		assertThat(call("PUT", "/v2/contacts", fields.replace("0199", "0198")).code()).isEqualTo("list_not_found");
	}

	@Test
	void contactIsUnsubscribedOnce() throws Exception {
		assertThat(call("DELETE", "/v2/contacts", "{" + NUMBERS + "}").text()).contains("\"success\":true",
				"\"unsubscribed\":false");
		this.simulator.contacts().subscribe(PHONE, LIST);
		assertThat(call("DELETE", "/v2/contacts", "{" + NUMBERS + "}").text()).contains("\"unsubscribed\":true");
		assertThat(call("DELETE", "/v2/contacts", "{" + NUMBERS + "}").text()).contains("\"unsubscribed\":false");
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, LIST)).isTrue();
	}

	@Test
	void messageToAnOptOutIsQueuedAndDropped() throws Exception {
		this.simulator.contacts().optOut(PHONE, LIST);
		assertThat(this.client.post(TracklyEndpoint.SEND, ApiClient.v2Message(PHONE)).status()).isEqualTo(201);
		this.simulator.callbacks().advance(Duration.ofSeconds(1));
		assertThat(this.application.statuses()).containsExactly("dropped");
		assertThat(this.application.last().path("status_detail").asString()).isEqualTo("contact_blocked");
	}

	@Test
	void stopBlocksTheListThatSentLast() throws Exception {
		this.simulator.callbacks().unsubscribe(PHONE, "STOP");
		assertThat(this.simulator.contacts().isUnsubscribed(PHONE, LIST)).isTrue();
		this.simulator.reset();
		assertThat(this.simulator.contacts().findAll()).isEmpty();
	}

	@Test
	void rawMessagePastTheCheckIsDelivered() throws Exception {
		this.simulator.contacts().optOut(PHONE, LIST);
		this.client.post(TracklyEndpoint.SEND_RAW,
				ApiClient.v2Message(PHONE).replace("\"to\"", "\"skip_contact_validation\":true,\"to\""));
		this.simulator.callbacks().advance(Duration.ofSeconds(1));
		assertThat(this.application.statuses()).containsExactly("pending", "delivered");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PATCH", "POST" })
	void otherMethodsAreNotThere(String method) throws Exception {
		assertThat(call(method, "/v2/contacts/%2B14155559876", "{}").status()).isEqualTo(404);
	}

	@Test
	void keyIsChecked() throws Exception {
		assertThat(this.client.exchange(this.client.request("/v2/contacts").GET()).code()).isEqualTo("unauthorized");
	}

}
