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

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.spring.contacts.BulkContactResult;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactError;
import com.tracklysms.spring.contacts.ContactMembership;
import com.tracklysms.spring.contacts.ContactUpsertResult;
import com.tracklysms.spring.contacts.CustomFieldsResult;
import com.tracklysms.spring.contacts.ListContact;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.internal.json.JsonFields;
import com.tracklysms.spring.internal.json.UnreadableAnswerException;
import com.tracklysms.spring.internal.resource.Pages;
import com.tracklysms.spring.internal.resource.ResourceAnswers;
import com.tracklysms.spring.support.TracklyPage;
import tools.jackson.databind.JsonNode;

/**
 * Readers of the answers to requests for contacts.
 */
final class ContactAnswers {

	/**
	 * Return whether a failure says that a contact does not exist. Without one of these
	 * codes a 404 may refer to the path instead of the contact.
	 */
	static boolean isNoContact(Throwable failure) {
		return failure instanceof TracklyResourceNotFoundException exception
				&& (exception.getErrorCode() == TracklyErrorCode.NOT_FOUND
						|| exception.getErrorCode() == TracklyErrorCode.CONTACT_NOT_FOUND);
	}

	ContactUpsertResult upsert(JsonNode document) {
		assertStored(document, "contact_id");
		return new ContactUpsertResult(JsonFields.text(document, "contact_id"),
				JsonFields.text(document, "list_contact_id"), JsonFields.bool(document, "is_new_contact"),
				JsonFields.bool(document, "is_new_list_contact"), JsonFields.integer(document, "journeys_enrolled"),
				ResourceAnswers.object(document, "validation"), JsonFields.attributes(document));
	}

	/**
	 * Either is documented, and one of them is enough.
	 */
	private void assertStored(JsonNode document, String id) {
		if (JsonFields.bool(ResourceAnswers.success(document), "success") == null
				&& JsonFields.text(document, id) == null) {
			throw new UnreadableAnswerException("no success and no " + id);
		}
	}

	BulkContactResult upsertBulk(JsonNode document, int size) {
		List<ContactError> errors = new ArrayList<>();
		ResourceAnswers.success(document).path("errors").forEach((error) -> errors.add(error(error)));
		return new BulkContactResult(size,
				ResourceAnswers.required(JsonFields.integer(document, "success_count"), "success_count"),
				ResourceAnswers.required(JsonFields.integer(document, "error_count"), "error_count"), errors,
				JsonFields.integer(document, "contacts_created"), JsonFields.integer(document, "list_contacts_created"),
				JsonFields.integer(document, "journeys_enrolled"), JsonFields.attributes(document));
	}

	private ContactError error(JsonNode error) {
		Integer index = JsonFields.integer(error, "index");
		return new ContactError((index != null) ? index : -1, JsonFields.text(error, "phone_number"),
				JsonFields.text(error, "code"), JsonFields.text(error, "error"), JsonFields.attributes(error));
	}

	Contact contact(JsonNode document) {
		List<ContactMembership> lists = new ArrayList<>();
		ResourceAnswers.success(document).path("lists").forEach((list) -> lists.add(membership(list)));
		return new Contact(ResourceAnswers.required(JsonFields.text(document, "phone_number"), "phone_number"),
				JsonFields.text(document, "carrier"), JsonFields.text(document, "line_type"),
				JsonFields.text(document, "timezone"), JsonFields.bool(document, "is_valid"), lists,
				JsonFields.attributes(document));
	}

	private ContactMembership membership(JsonNode list) {
		return new ContactMembership(JsonFields.longInteger(list, "list_id"), JsonFields.text(list, "list_number"),
				JsonFields.bool(list, "active"), JsonFields.dateTime(list, "signup_date"),
				ResourceAnswers.object(list, "custom_fields"), JsonFields.longInteger(list, "send_count"),
				JsonFields.longInteger(list, "click_count"), JsonFields.attributes(list));
	}

	TracklyPage<ListContact> page(JsonNode document, int page) {
		return Pages.read(document, "contacts", page, this::listContact);
	}

	private ListContact listContact(JsonNode contact) {
		return new ListContact(
				ResourceAnswers.required(JsonFields.text(contact, "phone_number"), "phone_number of a contact"),
				JsonFields.text(contact, "list_number"), JsonFields.longInteger(contact, "list_id"),
				JsonFields.bool(contact, "active"), JsonFields.dateTime(contact, "signup_date"),
				JsonFields.text(contact, "signup_method"), ResourceAnswers.object(contact, "custom_fields"),
				JsonFields.text(contact, "carrier"), JsonFields.text(contact, "line_type"),
				JsonFields.text(contact, "timezone"), JsonFields.bool(contact, "is_valid"),
				JsonFields.longInteger(contact, "send_count"), JsonFields.longInteger(contact, "click_count"),
				JsonFields.decimal(contact, "revenue_total"), JsonFields.longInteger(contact, "conversion_count"),
				JsonFields.dateTime(contact, "last_sent_at"), JsonFields.dateTime(contact, "last_clicked_at"),
				JsonFields.bool(contact, "in_workflow"), JsonFields.attributes(contact));
	}

	CustomFieldsResult customFields(JsonNode document) {
		assertStored(document, "list_contact_id");
		return new CustomFieldsResult(JsonFields.text(document, "list_contact_id"),
				ResourceAnswers.object(document, "custom_fields"), JsonFields.attributes(document));
	}

	Boolean unsubscribed(JsonNode document) {
		return ResourceAnswers.required(JsonFields.bool(ResourceAnswers.success(document), "unsubscribed"),
				"unsubscribed");
	}

}
