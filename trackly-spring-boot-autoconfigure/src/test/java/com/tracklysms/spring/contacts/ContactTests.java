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

package com.tracklysms.spring.contacts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.tracklysms.spring.error.InvalidPhoneNumberException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.SendingNumberNotFoundException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyPaymentRequiredException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.support.TracklyPage;
import com.tracklysms.spring.testsupport.ResourceClient;
import com.tracklysms.spring.testsupport.ResourceServer;
import com.tracklysms.spring.testsupport.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.tracklysms.spring.testsupport.ResourceClient.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the operations on contacts over the wire.
 */
@ParameterizedClass
@MethodSource("com.tracklysms.spring.testsupport.Wire#all")
class ContactTests {

	private static final String PHONE = "+14155559876";

	private static final String LIST = "+18005551234";

	private static final String CONTACTS = "/api/v2/contacts";

	private static final String ONE = CONTACTS + "/%2B14155559876";

	private static final String NUMBERS = "{ \"phone_number\": \"+14155559876\", \"list_number\": \"+18005551234\" }";

	private static final String PAGE = CONTACTS + "?list_number=%2B18005551234&active=true&page=1&per_page=50";

	private static final String PAGE_ANSWER = """
			{ "contacts": [ { "phone_number": "+14155559876", "list_number": "+18005551234", "list_id": 42, "active": true,
			    "signup_date": "2025-03-15T14:30:00", "signup_method": "api",
			    "custom_fields": { "first_name": "Jane", "source": "landing_page_v2" },
			    "carrier": "T-Mobile", "line_type": "CELL PHONE", "timezone": "America/Los_Angeles", "is_valid": true,
			    "send_count": 12, "click_count": 3, "revenue_total": 47.50, "conversion_count": 1,
			    "last_sent_at": "2025-04-01T18:00:00", "last_clicked_at": "2025-04-01T18:05:32", "in_workflow": false } ],
			  "pagination": { "page": 1, "per_page": 50, "total": 1, "total_pages": 1 } }""";

	private static final String UPSERT_ANSWER = """
			{ "success": true, "contact_id": "665a1b2c3d4e5f6a7b8c9d0e", "list_contact_id": "665a1b2c3d4e5f6a7b8c9d0f",
			  "is_new_contact": true, "is_new_list_contact": true, "journeys_enrolled": 1 }""";

	private static final ContactUpsert CONTACT = ContactUpsert.of(PHONE, LIST);

	@RegisterExtension
	static final ResourceServer server = new ResourceServer(PHONE);

	private final ResourceClient client;

	ContactTests(Wire wire) {
		this.client = new ResourceClient(wire, server);
	}

	private ContactOperations contacts() {
		return this.client.operations().opsForContacts();
	}

	@Test
	void upsertPostsTheContactAsDocumented() {
		server.answer("POST", CONTACTS, UPSERT_ANSWER);
		ContactUpsertResult result = contacts().upsert(CONTACT.withJourneys(null)
			.withCustomFields(Map.of("first_name", "Jane", "source", "landing_page_v2"))
			.withSignup(null, "203.0.113.42", "https://example.com/signup"));
		server.verifyOne("POST", CONTACTS, """
				{ "phone_number": "+14155559876", "list_number": "+18005551234", "use_journeys": true,
				  "custom_fields": { "first_name": "Jane", "source": "landing_page_v2" },
				  "ip_address": "203.0.113.42", "url": "https://example.com/signup" }""");
		assertThat(result.contactId()).isEqualTo("665a1b2c3d4e5f6a7b8c9d0e");
		assertThat(result.listContactId()).isEqualTo("665a1b2c3d4e5f6a7b8c9d0f");
		assertThat(result.newContact()).isTrue();
		assertThat(result.newListContact()).isTrue();
		assertThat(result.journeysEnrolled()).isEqualTo(1);
		assertThat(result.validation()).isEmpty();
	}

	@Test
	void upsertSendsNothingThatWasNotSet() {
		server.answer("POST", CONTACTS, UPSERT_ANSWER);
		contacts().upsert(CONTACT);
		server.verifyOne("POST", CONTACTS, NUMBERS);
	}

	@Test
	void upsertSendsEachFieldThatWasSet() {
		server.answer("POST", CONTACTS, UPSERT_ANSWER.replace("\"journeys",
				"\"validation\":{\"cached\":true,\"cost\":0},\"notes\":[\"new\"],\"journeys"));
		ContactUpsertResult result = contacts().upsert(CONTACT.withJourneys(false)
			.withValidation(true)
			.withCustomFields(Map.of("vip", true, "age", 42))
			.withSignup(Instant.parse("2025-03-10T08:00:00Z"), null, null));
		server.verifyOne("POST", CONTACTS, """
				{ "phone_number": "+14155559876", "list_number": "+18005551234", "use_journeys": true,
				  "skip_journey_if_exists": false, "signup_date": "2025-03-10T08:00:00Z",
				  "custom_fields": { "vip": true, "age": 42 }, "use_validation": true }""");
		assertThat(result.validation()).isEqualTo(Map.of("cached", true, "cost", 0));
		assertThat(result.attributes()).containsEntry("notes", List.of("new"));
	}

	@Test
	void upsertBulkPostsTheContactsAndTellsWhatBecameOfEach() {
		server.answer("POST", CONTACTS + "/bulk",
				"""
						{ "success_count": 2, "error_count": 1,
						  "errors": [ { "index": 2, "phone_number": "+13105558888", "code": "not_sendable",
						                "error": "Phone number failed carrier validation", "validation": { "cached": false } } ],
						  "contacts_created": 2, "list_contacts_created": 2, "journeys_enrolled": 1 }""");
		BulkContactResult result = contacts()
			.upsertBulk(List.of(CONTACT.withJourneys(null).withCustomFields(Map.of("first_name", "Jane")),
					ContactUpsert.of("+12125551000", LIST).withCustomFields(Map.of("first_name", "John")),
					ContactUpsert.of("+13105558888", LIST)
						.withSignup(Instant.parse("2025-03-10T08:00:00Z"), "198.51.100.17", null)));
		server.verifyOne("POST", CONTACTS + "/bulk", """
				{ "contacts": [
				  { "phone_number": "+14155559876", "list_number": "+18005551234", "use_journeys": true,
				    "custom_fields": { "first_name": "Jane" } },
				  { "phone_number": "+12125551000", "list_number": "+18005551234",
				    "custom_fields": { "first_name": "John" } },
				  { "phone_number": "+13105558888", "list_number": "+18005551234",
				    "signup_date": "2025-03-10T08:00:00Z", "ip_address": "198.51.100.17" } ] }""");
		assertThat(result.addsUp()).isTrue();
		assertThat(result.outcomeAt(0)).isEqualTo(ContactOutcome.STORED);
		assertThat(result.outcomeAt(1)).isEqualTo(ContactOutcome.STORED);
		assertThat(result.outcomeAt(2)).isEqualTo(ContactOutcome.REFUSED);
		ContactError error = result.errorAt(2).orElseThrow();
		assertThat(error.errorCode()).isEqualTo(TracklyErrorCode.NOT_SENDABLE);
		assertThat(error.phoneNumber()).isEqualTo("+13105558888");
		assertThat(error.error()).isEqualTo("Phone number failed carrier validation");
		assertThat(error.attributes()).containsEntry("validation", Map.of("cached", false));
		assertThat(result.contactsCreated()).isEqualTo(2);
		assertThat(result.listContactsCreated()).isEqualTo(2);
		assertThat(result.journeysEnrolled()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "missing_phone_number", "missing_list_number", "invalid_phone", "invalid_list_number",
			"list_not_found", "not_sendable", "validation_failed", "provider_error" })
	void errorOfASingleContactHasItsCode(String code) {
		server.answer("POST", CONTACTS + "/bulk",
				"{\"success_count\":0,\"error_count\":1,\"errors\":[{\"index\":0,\"code\":\"" + code + "\"}]}");
		BulkContactResult result = contacts().upsertBulk(List.of(CONTACT));
		assertThat(result.errorAt(0).orElseThrow().errorCode()).isEqualTo(TracklyErrorCode.resolve(code)).isNotNull();
		assertThat(result.outcomeAt(0)).isEqualTo(ContactOutcome.REFUSED);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> result.outcomeAt(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"success_count\":1,\"error_count\":1}",
			"{\"success_count\":1,\"error_count\":1,\"errors\":[{\"code\":\"not_sendable\"}]}",
			"{\"success_count\":1,\"error_count\":1,\"errors\":[{\"index\":2}]}",
			"{\"success_count\":0,\"error_count\":1,\"errors\":[{\"index\":1}]}",
			"{\"success_count\":3,\"error_count\":0,\"errors\":[]}",
			"{\"success_count\":1,\"error_count\":1,\"errors\":\"some\"}" })
	void outcomeIsUnknownIfTheAnswerDoesNotAddUp(String answer) {
		server.answer("POST", CONTACTS + "/bulk", answer);
		BulkContactResult result = contacts().upsertBulk(List.of(CONTACT, CONTACT));
		assertThat(result.addsUp()).isFalse();
		assertThat(result.outcomeAt(0)).isEqualTo(ContactOutcome.UNKNOWN);
	}

	@Test
	void bulkRequestOfAWrongSizeIsNotMade() {
		assertRefused(() -> contacts().upsertBulk(List.of()), TracklyErrorCode.MISSING_CONTACTS);
		assertRefused(() -> contacts().upsertBulk(Collections.nCopies(1001, CONTACT)),
				TracklyErrorCode.TOO_MANY_CONTACTS);
		server.answer("POST", CONTACTS + "/bulk", "{\"success_count\":1000,\"error_count\":0}");
		assertThat(contacts().upsertBulk(Collections.nCopies(1000, CONTACT)).addsUp()).isTrue();
		server.verifyCount(1);
	}

	@Test
	void requestWithAWrongNumberIsNotMade() {
		ContactOperations contacts = contacts();
		assertRefused(() -> contacts.upsert(ContactUpsert.of("", LIST)), TracklyErrorCode.MISSING_PHONE_NUMBER);
		assertRefused(() -> contacts.upsert(ContactUpsert.of("4155559876", LIST)), TracklyErrorCode.INVALID_PHONE);
		assertRefused(() -> contacts.unsubscribe(PHONE, " "), TracklyErrorCode.MISSING_LIST_NUMBER);
		assertRefused(() -> contacts.updateCustomFields(PHONE, "42", Map.of()), TracklyErrorCode.INVALID_LIST_NUMBER);
		assertRefused(() -> contacts.findByPhoneNumber("bulk"), TracklyErrorCode.INVALID_PHONE);
		assertRefused(() -> contacts.findPage(ContactQuery.ofList("a&b=c"), 1), TracklyErrorCode.INVALID_LIST_NUMBER);
		assertThatIllegalArgumentException().isThrownBy(() -> contacts.findPage(ContactQuery.all(), 0));
		assertThatIllegalArgumentException().isThrownBy(() -> ContactQuery.all().withPageSize(1001));
		server.verifyCount(0);
	}

	private void assertRefused(Callable<?> call, TracklyErrorCode errorCode) {
		TracklyException exception = failureOf(call);
		assertThat(exception).isInstanceOf(InvalidTracklyRequestException.class).hasMessageNotContaining("415555");
		assertThat(exception.getErrorCode()).isEqualTo(errorCode);
		assertThat(exception.getStatusCode()).isNull();
	}

	@Test
	void valueThatJsonCannotMeanIsNotSent() {
		assertThat(failureOf(() -> contacts().upsert(CONTACT.withCustomFields(Map.of("first_name", new Object())))))
			.isExactlyInstanceOf(InvalidTracklyRequestException.class)
			.hasMessageContaining("custom_fields.first_name");
		server.verifyCount(0);
	}

	@Test
	void findByPhoneNumberGetsTheContactWithItsLists() {
		server.answer("GET", ONE,
				"""
						{ "phone_number": "+14155559876", "carrier": "T-Mobile", "line_type": "CELL PHONE",
						  "timezone": "America/Los_Angeles", "is_valid": true, "new": [ 1, null ],
						  "lists": [ { "list_id": 42, "list_number": "+18005551234", "active": true,
						      "signup_date": "2025-03-15T14:30:00",
						      "custom_fields": { "first_name": "Jane", "source": "landing_page_v2" },
						      "send_count": 12, "click_count": 3 },
						    { "list_id": 43, "list_number": "+18005559999", "active": false, "signup_date": "2025-01-10T09:00:00Z",
						      "custom_fields": {}, "send_count": 5, "click_count": 0, "reason": "api" } ] }""");
		Contact contact = contacts().findByPhoneNumber(PHONE).orElseThrow();
		server.verifyOne("GET", ONE);
		assertThat(contact.phoneNumber()).isEqualTo(PHONE);
		assertThat(contact.carrier()).isEqualTo("T-Mobile");
		assertThat(contact.lineType()).isEqualTo("CELL PHONE");
		assertThat(contact.timezone()).isEqualTo("America/Los_Angeles");
		assertThat(contact.valid()).isTrue();
		assertThat(contact.attributes()).containsEntry("new", Arrays.asList(1, null));
		ContactMembership list = contact.lists().get(0);
		assertThat(list.listId()).isEqualTo(42);
		assertThat(list.listNumber()).isEqualTo(LIST);
		assertThat(list.active()).isTrue();
		assertThat(list.signupDate()).isEqualTo(LocalDateTime.parse("2025-03-15T14:30:00"));
		assertThat(list.customFields()).isEqualTo(Map.of("first_name", "Jane", "source", "landing_page_v2"));
		assertThat(list.sendCount()).isEqualTo(12);
		assertThat(list.clickCount()).isEqualTo(3);
		assertThat(contact.lists().get(1).attributes()).containsEntry("reason", "api");
		assertThat(contact.isSubscribedTo(LIST)).isTrue();
		assertThat(contact.isSubscribedTo("+18005559999")).isFalse();
		assertThat(contact.isSubscribedTo("+18005550000")).isFalse();
		assertThat(contact.toString() + list).doesNotContain("555987", "555123", "Jane");
	}

	@ParameterizedTest
	@CsvSource({ "404, not_found", "400, contact_not_found", "404, contact_not_found", "400, not_found" })
	void contactThatDoesNotExistIsNone(int status, String code) {
		server.answer("GET", ONE, server.error(status, code));
		assertThat(contacts().findByPhoneNumber(PHONE)).isEmpty();
		server.verifyCount(1);
	}

	@Test
	void pathThatDoesNotExistIsAFailure() {
		server.answer("GET", ONE, server.error(404, null));
		assertThat(failureOf(() -> contacts().findByPhoneNumber(PHONE)))
			.isExactlyInstanceOf(TracklyResourceNotFoundException.class)
			.hasMessageContaining("Check the base URL")
			.hasMessageNotContaining("5559876");
	}

	@Test
	void findPageGetsThePage() {
		server.answer("GET", PAGE, PAGE_ANSWER);
		TracklyPage<ListContact> page = contacts().findPage(ContactQuery.ofList(LIST).withActive(true).withPageSize(50),
				1);
		server.verifyOne("GET", PAGE);
		assertThat(page).hasToString("TracklyPage[1 of 1, total=1]");
		assertThat(page.perPage()).isEqualTo(50);
		assertThat(page.hasNext()).isFalse();
		ListContact contact = page.content().get(0);
		assertThat(contact)
			.isEqualTo(new ListContact(PHONE, LIST, 42L, true, LocalDateTime.parse("2025-03-15T14:30:00"), "api",
					Map.of("first_name", "Jane", "source", "landing_page_v2"), "T-Mobile", "CELL PHONE",
					"America/Los_Angeles", true, 12L, 3L, new BigDecimal("47.5"), 1L,
					LocalDateTime.parse("2025-04-01T18:00:00"), LocalDateTime.parse("2025-04-01T18:05:32"), false,
					contact.attributes()));
		assertThat(contact.attributes()).hasSize(18);
		assertThat(contact).hasToString("ListContact[phoneNumber=***9876, listNumber=***1234, active=true]");
	}

	@Test
	void queryWithoutAListAsksForAllOfThem() {
		String url = CONTACTS + "?active=false&page=3&per_page=1000";
		server.answer("GET", url,
				"{\"contacts\":[],\"pagination\":{\"page\":3,\"per_page\":1000,\"total\":0,\"total_pages\":0}}");
		assertThat(contacts().findPage(ContactQuery.all().withActive(false), 3).content()).isEmpty();
		server.verifyOne("GET", url);
	}

	@Test
	void fieldsOfOtherTypesAreLeftOutAndKeptInTheAttributes() {
		server.answer("GET", PAGE,
				"""
						{ "contacts": [ { "phone_number": "+14155559876", "list_number": {}, "list_id": "x", "active": 1,
						    "signup_date": "yesterday", "signup_method": null, "custom_fields": [ "a" ], "carrier": [],
						    "is_valid": "perhaps", "send_count": 1.5, "revenue_total": "1e999999999999999999999999999999999999999",
						    "last_sent_at": 1742049000 } ],
						  "pagination": { "page": 1, "per_page": 50, "total": 1, "total_pages": 1 } }""");
		ListContact contact = contacts().findPage(ContactQuery.ofList(LIST).withActive(true).withPageSize(50), 1)
			.content()
			.get(0);
		assertThat(contact).isEqualTo(new ListContact(PHONE, null, null, null, null, null, Map.of(), null, null, null,
				null, null, null, null, null, null, null, null, contact.attributes()));
		assertThat(contact.attributes()).containsEntry("signup_date", "yesterday").containsEntry("send_count", 1.5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "null", "<html>", "{\"contacts\":[]}",
			"{\"contacts\":{},\"pagination\":{\"page\":1,\"per_page\":50,\"total\":1,\"total_pages\":1}}",
			"{\"contacts\":[{}],\"pagination\":{\"page\":1,\"per_page\":50,\"total\":1,\"total_pages\":1}}",
			"{\"contacts\":[],\"pagination\":{\"page\":1,\"per_page\":50,\"total\":1}}",
			"{\"contacts\":[],\"pagination\":{\"page\":2,\"per_page\":50,\"total\":1,\"total_pages\":1}}" })
	void pageThatCannotBeReadIsAFailureAndNotAskedForAgain(String answer) {
		server.answer("GET", PAGE, answer);
		assertThat(failureOf(() -> contacts().findPage(ContactQuery.ofList(LIST).withActive(true).withPageSize(50), 1)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("cannot be read as a success");
		server.verifyCount(1);
	}

	@Test
	void updateCustomFieldsPutsThem() {
		server.answer("PUT", CONTACTS, """
				{ "success": true, "list_contact_id": "665a1b2c3d4e5f6a7b8c9d0f",
				  "custom_fields": { "first_name": "Jane", "vip_status": "gold", "last_purchase": "2026-02-10" } }""");
		CustomFieldsResult result = contacts().updateCustomFields(PHONE, LIST,
				Map.of("vip_status", "gold", "last_purchase", "2026-02-10"));
		server.verifyOne("PUT", CONTACTS, """
				{ "phone_number": "+14155559876", "list_number": "+18005551234",
				  "custom_fields": { "vip_status": "gold", "last_purchase": "2026-02-10" } }""");
		assertThat(result.listContactId()).isEqualTo("665a1b2c3d4e5f6a7b8c9d0f");
		assertThat(result.customFields()).hasSize(3).containsEntry("first_name", "Jane");
	}

	@Test
	void replaceCustomFieldsPutsThemWithoutMerging() {
		server.answer("PUT", CONTACTS, "{ \"success\": true, \"custom_fields\": {} }");
		assertThat(contacts().replaceCustomFields(PHONE, LIST, Map.of()).customFields()).isEmpty();
		server.verifyOne("PUT", CONTACTS, """
				{ "phone_number": "+14155559876", "list_number": "+18005551234", "custom_fields": {},
				  "merge_fields": false }""");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void unsubscribeDeletesWithABody(boolean unsubscribed) {
		server.answer("DELETE", CONTACTS, "{ \"success\": true, \"unsubscribed\": " + unsubscribed + " }");
		assertThat(contacts().unsubscribe(PHONE, LIST)).isEqualTo(unsubscribed);
		server.verifyOne("DELETE", CONTACTS, NUMBERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"success\":true}", "{\"success\":false,\"unsubscribed\":true}",
			"{\"unsubscribed\":1}" })
	void unsubscribeThatIsNotConfirmedIsAFailure(String answer) {
		server.answer("DELETE", CONTACTS, answer);
		assertThat(failureOf(() -> contacts().unsubscribe(PHONE, LIST)))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("The change may have been made");
	}

	static Stream<Arguments> refusals() {
		return Stream.of(Arguments.of(400, "missing_phone_number", InvalidTracklyRequestException.class),
				Arguments.of(400, "missing_list_number", InvalidTracklyRequestException.class),
				Arguments.of(400, "missing_custom_fields", InvalidTracklyRequestException.class),
				Arguments.of(400, "invalid_custom_fields", InvalidTracklyRequestException.class),
				Arguments.of(400, "invalid_phone", InvalidPhoneNumberException.class),
				Arguments.of(400, "invalid_list_number", InvalidTracklyRequestException.class),
				Arguments.of(400, "contact_not_found", TracklyResourceNotFoundException.class),
				Arguments.of(400, "list_not_found", SendingNumberNotFoundException.class),
				Arguments.of(400, "list_contact_not_found", TracklyResourceNotFoundException.class),
				Arguments.of(400, "missing_contacts", InvalidTracklyRequestException.class),
				Arguments.of(401, "unauthorized", TracklyAuthenticationException.class),
				Arguments.of(402, "no_billing_config", TracklyPaymentRequiredException.class),
				Arguments.of(402, "no_payment_method", TracklyPaymentRequiredException.class),
				Arguments.of(402, "payment_failed", TracklyPaymentRequiredException.class),
				Arguments.of(402, "suspended", TracklyPaymentRequiredException.class),
				Arguments.of(402, null, TracklyPaymentRequiredException.class),
				Arguments.of(413, "too_many_contacts", InvalidTracklyRequestException.class),
				Arguments.of(413, "payload_too_large", InvalidTracklyRequestException.class));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void refusalIsThrownAtOnceByEachOperation(int status, @Nullable String code,
			Class<? extends TracklyException> type) {
		ResponseDefinitionBuilder refusal = server.error(status, code);
		server.answer("POST", CONTACTS, refusal);
		server.answer("POST", CONTACTS + "/bulk", refusal);
		server.answer("PUT", CONTACTS, refusal);
		server.answer("DELETE", CONTACTS, refusal);
		List<Callable<?>> calls = List.of(() -> contacts().upsert(CONTACT),
				() -> contacts().upsertBulk(List.of(CONTACT)),
				() -> contacts().updateCustomFields(PHONE, LIST, Map.of()),
				() -> contacts().replaceCustomFields(PHONE, LIST, Map.of()), () -> contacts().unsubscribe(PHONE, LIST));
		for (Callable<?> call : calls) {
			TracklyException exception = failureOf(call);
			assertThat(exception).isExactlyInstanceOf(type)
				.hasMessageContaining("***9876")
				.hasMessageNotContaining("5559876");
			assertThat(exception.getCode()).isEqualTo(code);
		}
		server.verifyCount(calls.size());
		assertThat(this.client.waits()).isEmpty();
	}

	static Stream<Arguments> passingFailures() {
		return Stream.of(Arguments.of("429", server.error(429, "rate_limit")),
				Arguments.of("500", server.error(500, "internal_error")),
				Arguments.of("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("passingFailures")
	void operationThatCanBeRepeatedIs(String name, ResponseDefinitionBuilder failure) {
		server.answerInTurn("POST", CONTACTS, failure, jsonResponse(UPSERT_ANSWER, 200));
		server.answerInTurn("POST", CONTACTS + "/bulk", failure,
				jsonResponse("{\"success_count\":1,\"error_count\":0}", 200));
		server.answerInTurn("PUT", CONTACTS, failure, jsonResponse("{\"success\":true}", 200));
		server.answerInTurn("DELETE", CONTACTS, failure, jsonResponse("{\"unsubscribed\":true}", 200));
		server.answerInTurn("GET", ONE, failure, jsonResponse("{\"phone_number\":\"+14155559876\"}", 200));
		contacts().upsert(CONTACT);
		assertThat(contacts().upsertBulk(List.of(CONTACT)).addsUp()).isTrue();
		contacts().updateCustomFields(PHONE, LIST, Map.of());
		assertThat(contacts().unsubscribe(PHONE, LIST)).isTrue();
		assertThat(contacts().findByPhoneNumber(PHONE)).isPresent();
		server.verifyCount(10);
		assertThat(this.client.waits()).hasSize(5).containsOnly(Duration.ofMillis(500));
	}

	@Test
	void upsertThatSendsOrCostsIsNotRepeatedAfterAnOpenEnd() {
		server.answer("POST", CONTACTS, server.error(500, "internal_error"));
		server.answer("POST", CONTACTS + "/bulk", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		ContactOperations contacts = this.client
			.operations((builder) -> builder.retry((settings) -> settings.withIndeterminate(true)))
			.opsForContacts();
		assertThat(failureOf(() -> contacts.upsert(CONTACT.withJourneys(null))))
			.isExactlyInstanceOf(TracklyServerException.class);
		assertThat(failureOf(() -> contacts.upsert(CONTACT.withValidation(true))))
			.isExactlyInstanceOf(TracklyServerException.class);
		assertThat(failureOf(() -> contacts.upsertBulk(List.of(CONTACT, CONTACT.withJourneys(null)))))
			.isExactlyInstanceOf(TracklyConnectionLostException.class)
			.hasMessageContaining("What was asked for may have been done");
		server.verifyCount(3);
		server.answerInTurn("POST", CONTACTS, server.error(429, "rate_limit"), jsonResponse(UPSERT_ANSWER, 200));
		assertThat(contacts.upsert(CONTACT.withJourneys(null)).journeysEnrolled()).isEqualTo(1);
	}

	@Test
	void changeWhoseFirstAttemptHadAnOpenEndFailsAsIndeterminate() {
		server.answerInTurn("DELETE", CONTACTS, server.error(500, "internal_error"), server.error(429, "rate_limit"));
		TracklyException exception = failureOf(() -> contacts().unsubscribe(PHONE, LIST));
		assertThat(exception).isExactlyInstanceOf(TracklyServerException.class);
		assertThat(exception.getSuppressed()).hasExactlyElementsOfTypes(TracklyRateLimitException.class);
		server.verifyCount(6);
	}

}
