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

package com.tracklysms.spring.internal.contacts;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.tracklysms.spring.contacts.BulkContactResult;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactQuery;
import com.tracklysms.spring.contacts.ContactUpsert;
import com.tracklysms.spring.contacts.ContactUpsertResult;
import com.tracklysms.spring.contacts.CustomFieldsResult;
import com.tracklysms.spring.contacts.ListContact;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.http.RequestKind;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.resource.ResourceBody;
import com.tracklysms.spring.internal.resource.ResourceChecks;
import com.tracklysms.spring.settings.TracklyApiVersion;
import com.tracklysms.spring.support.TracklyPage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * Requests for contacts.
 * <p>
 * Source: the API reference's pages "Create contact", "Bulk create contacts", "Get
 * contact", "List contacts", "Update contact" and "Delete contact" of v2.
 */
final class ContactRequests {

	static final Operation UPSERT = operation("upsert");

	static final Operation UPSERT_BULK = operation("upsertBulk");

	static final Operation FIND_BY_PHONE_NUMBER = operation("findByPhoneNumber");

	static final Operation FIND_PAGE = operation("findPage");

	static final Operation UPDATE_CUSTOM_FIELDS = operation("updateCustomFields");

	static final Operation REPLACE_CUSTOM_FIELDS = operation("replaceCustomFields");

	static final Operation UNSUBSCRIBE = operation("unsubscribe");

	private static final String PATH = "/v2/contacts";

	private static final int MAX_CONTACTS = 1000;

	private static final int SIZE = 256;

	private final ContactAnswers answers = new ContactAnswers();

	private static Operation operation(String method) {
		return Operation.resource("contacts", method, TracklyApiVersion.V2);
	}

	/**
	 * Return what identifies a contact among those of several lists.
	 */
	static Object keyOf(ListContact contact) {
		return List.of(contact.phoneNumber(), String.valueOf(contact.listNumber()), String.valueOf(contact.listId()));
	}

	ApiRequest<ContactUpsertResult> upsert(Json json, ContactUpsert contact) {
		ResourceChecks.phoneNumber(contact.phoneNumber());
		ResourceChecks.listNumber(contact.listNumber());
		ByteBuffer body = ResourceBody.write(json, SIZE, (fields) -> write(fields, contact));
		return ApiRequest.change(kindOf(contact), HttpMethod.POST, PATH, body,
				(document, deprecated) -> this.answers.upsert(document));
	}

	ApiRequest<BulkContactResult> upsertBulk(Json json, List<ContactUpsert> contacts) {
		ResourceChecks.size(contacts, MAX_CONTACTS, TracklyErrorCode.MISSING_CONTACTS,
				TracklyErrorCode.TOO_MANY_CONTACTS);
		ByteBuffer body = ResourceBody.write(json, SIZE * contacts.size(),
				(fields) -> fields.objects("contacts", contacts, ContactRequests::write));
		RequestKind kind = contacts.stream().allMatch((contact) -> kindOf(contact) == RequestKind.UPDATE)
				? RequestKind.UPDATE : RequestKind.CREATE;
		return ApiRequest.change(kind, HttpMethod.POST, PATH + "/bulk", body,
				(document, deprecated) -> this.answers.upsertBulk(document, contacts.size()));
	}

	/**
	 * A journey can send messages, and a validation costs money.
	 */
	private static RequestKind kindOf(ContactUpsert contact) {
		return (contact.useJourneys() || Boolean.TRUE.equals(contact.useValidation())) ? RequestKind.CREATE
				: RequestKind.UPDATE;
	}

	private static void write(ResourceBody fields, ContactUpsert contact) {
		fields.text("phone_number", contact.phoneNumber());
		fields.text("list_number", contact.listNumber());
		if (contact.useJourneys()) {
			fields.bool("use_journeys", true);
			fields.bool("skip_journey_if_exists", contact.skipJourneyIfExists());
		}
		Instant signupDate = contact.signupDate();
		fields.text("signup_date", (signupDate != null) ? signupDate.toString() : null);
		fields.text("ip_address", contact.ipAddress());
		fields.text("url", contact.url());
		if (!contact.customFields().isEmpty()) {
			fields.values("custom_fields", contact.customFields());
		}
		fields.bool("use_validation", contact.useValidation());
	}

	ApiRequest<Contact> findByPhoneNumber(String phoneNumber) {
		return ApiRequest.read(PATH + "/{phone_number}", List.of(ResourceChecks.phoneNumber(phoneNumber)),
				(document, deprecated) -> this.answers.contact(document));
	}

	ApiRequest<TracklyPage<ListContact>> findPage(ContactQuery query, int page) {
		List<Object> variables = new ArrayList<>();
		StringBuilder path = new StringBuilder(PATH).append('?');
		if (query.listNumber() != null) {
			path.append("list_number={list_number}&");
			variables.add(ResourceChecks.listNumber(query.listNumber()));
		}
		if (query.active() != null) {
			path.append("active={active}&");
			variables.add(query.active());
		}
		path.append("page={page}&per_page={per_page}");
		variables.addAll(List.of(page, query.pageSize()));
		return ApiRequest.read(path.toString(), variables, (document, deprecated) -> this.answers.page(document, page));
	}

	ApiRequest<CustomFieldsResult> updateCustomFields(Json json, String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		return customFields(json, phoneNumber, listNumber, customFields, null);
	}

	ApiRequest<CustomFieldsResult> replaceCustomFields(Json json, String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		return customFields(json, phoneNumber, listNumber, customFields, false);
	}

	private ApiRequest<CustomFieldsResult> customFields(Json json, String phoneNumber, String listNumber,
			Map<String, Object> customFields, @Nullable Boolean merge) {
		ByteBuffer body = ResourceBody.write(json, SIZE, (fields) -> {
			writeNumbers(fields, phoneNumber, listNumber);
			fields.values("custom_fields", customFields);
			fields.bool("merge_fields", merge);
		});
		return ApiRequest.change(RequestKind.UPDATE, HttpMethod.PUT, PATH, body,
				(document, deprecated) -> this.answers.customFields(document));
	}

	ApiRequest<Boolean> unsubscribe(Json json, String phoneNumber, String listNumber) {
		ByteBuffer body = ResourceBody.write(json, SIZE, (fields) -> writeNumbers(fields, phoneNumber, listNumber));
		return ApiRequest.change(RequestKind.UPDATE, HttpMethod.DELETE, PATH, body,
				(document, deprecated) -> this.answers.unsubscribed(document));
	}

	private void writeNumbers(ResourceBody fields, String phoneNumber, String listNumber) {
		fields.text("phone_number", ResourceChecks.phoneNumber(phoneNumber));
		fields.text("list_number", ResourceChecks.listNumber(listNumber));
	}

}
