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

package com.tracklysms.simulator.internal.contacts;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.simulator.contact.SimulatedContact;
import com.tracklysms.simulator.contact.SimulatorContacts;
import com.tracklysms.simulator.internal.error.ApiError;
import com.tracklysms.simulator.internal.error.RefusedException;
import com.tracklysms.simulator.internal.exchange.Answer;
import com.tracklysms.simulator.internal.exchange.JsonCodec;
import com.tracklysms.simulator.internal.lists.ListDirectory;
import com.tracklysms.simulator.internal.phone.E164;
import com.tracklysms.simulator.internal.validation.PhoneValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers what changes contacts.
 */
final class ContactWriter {

	private static final int MOST_CONTACTS = 1000;

	private static final int MOST_BYTES = 4000;

	private final SimulatorContacts contacts;

	private final ListDirectory lists;

	private final PhoneValidator validator;

	private final JsonCodec json;

	ContactWriter(SimulatorContacts contacts, ListDirectory lists, PhoneValidator validator, JsonCodec json) {
		this.contacts = contacts;
		this.lists = lists;
		this.validator = validator;
		this.json = json;
	}

	Answer upsert(byte[] body) {
		JsonNode contact = this.json.readObject(body);
		Upsert result = upsert(contact);
		Map<String, @Nullable Object> answer = new LinkedHashMap<>();
		answer.put("success", true);
		answer.put("contact_id", result.contact().contactId());
		answer.put("list_contact_id", result.contact().listContactId());
		answer.put("is_new_contact", result.newContact());
		answer.put("is_new_list_contact", result.newListContact());
		answer.put("journeys_enrolled", 0);
		if (Boolean.TRUE.equals(this.json.flag(contact, "use_validation"))) {
			answer.put("validation", this.validator.validate(result.contact().phoneNumber(), false));
		}
		return Answer.ok(answer);
	}

	private Upsert upsert(JsonNode contact) {
		if (this.json.write(contact).length > MOST_BYTES) {
			throw new RefusedException(ApiError.PAYLOAD_TOO_LARGE);
		}
		Numbers numbers = numbers(contact);
		this.lists.requireNumber(numbers.listNumber());
		boolean newContact = this.contacts.findByPhoneNumber(numbers.phoneNumber()).isEmpty();
		boolean newListContact = this.contacts.find(numbers.phoneNumber(), numbers.listNumber()).isEmpty();
		SimulatedContact stored = this.contacts.upsert(numbers.phoneNumber(), numbers.listNumber(),
				time(this.json.text(contact, "signup_date")), this.json.map(contact.path("custom_fields")), true);
		return new Upsert(stored, newContact, newListContact);
	}

	private static @Nullable Instant time(@Nullable String text) {
		try {
			return (text != null) ? Instant.parse(text) : null;
		}
		catch (DateTimeException ex) {
			// What is no time is not documented
			return null;
		}
	}

	Answer upsertBulk(byte[] body) {
		JsonNode all = this.json.readObject(body).path("contacts");
		if (!all.isArray()) {
			throw new RefusedException(ApiError.MISSING_CONTACTS);
		}
		if (all.size() > MOST_CONTACTS) {
			throw new RefusedException(ApiError.TOO_MANY_CONTACTS);
		}
		List<Upsert> stored = new ArrayList<>();
		List<Map<String, @Nullable Object>> errors = new ArrayList<>();
		for (int index = 0; index < all.size(); index++) {
			try {
				stored.add(upsert(all.get(index)));
			}
			catch (RefusedException ex) {
				errors.add(error(index, all.get(index), ex.getError()));
			}
		}
		Map<String, @Nullable Object> answer = new LinkedHashMap<>();
		answer.put("success_count", stored.size());
		answer.put("error_count", errors.size());
		answer.put("errors", errors);
		answer.put("contacts_created", stored.stream().filter(Upsert::newContact).count());
		answer.put("list_contacts_created", stored.stream().filter(Upsert::newListContact).count());
		answer.put("journeys_enrolled", 0);
		return Answer.ok(answer);
	}

	private Map<String, @Nullable Object> error(int index, JsonNode contact, ApiError error) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("index", index);
		body.put("phone_number", this.json.text(contact, "phone_number"));
		body.put("code", error.getCode());
		body.put("error", error.getText());
		return body;
	}

	Answer update(byte[] body) {
		JsonNode update = this.json.readObject(body);
		Numbers numbers = numbers(update);
		JsonNode customFields = update.path("custom_fields");
		if (customFields.isMissingNode()) {
			throw new RefusedException(ApiError.MISSING_CUSTOM_FIELDS);
		}
		if (!customFields.isObject()) {
			throw new RefusedException(ApiError.INVALID_CUSTOM_FIELDS);
		}
		requireContact(numbers);
		boolean merge = !Boolean.FALSE.equals(this.json.flag(update, "merge_fields"));
		SimulatedContact contact = this.contacts.upsert(numbers.phoneNumber(), numbers.listNumber(), null,
				this.json.map(customFields), merge);
		return Answer.ok(Map.of("success", true, "list_contact_id", contact.listContactId(), "custom_fields",
				contact.customFields()));
	}

	private void requireContact(Numbers numbers) {
		if (this.contacts.findByPhoneNumber(numbers.phoneNumber()).isEmpty()) {
			throw new RefusedException(ApiError.CONTACT_NOT_FOUND);
		}
		this.lists.requireNumber(numbers.listNumber());
		if (this.contacts.find(numbers.phoneNumber(), numbers.listNumber()).isEmpty()) {
			throw new RefusedException(ApiError.LIST_CONTACT_NOT_FOUND);
		}
	}

	Answer unsubscribe(byte[] body) {
		Numbers numbers = numbers(this.json.readObject(body));
		return Answer.ok(Map.of("success", true, "unsubscribed",
				this.contacts.unsubscribe(numbers.phoneNumber(), numbers.listNumber())));
	}

	private Numbers numbers(JsonNode contact) {
		String phoneNumber = this.json.requiredText(contact, ApiError.MISSING_PHONE_NUMBER, "phone_number");
		String listNumber = this.json.requiredText(contact, ApiError.V2_MISSING_LIST_NUMBER, "list_number");
		E164.require(phoneNumber, ApiError.INVALID_PHONE);
		E164.require(listNumber, ApiError.V2_INVALID_LIST_NUMBER);
		return new Numbers(phoneNumber, listNumber);
	}

	/**
	 * What names a contact on a list.
	 */
	private record Numbers(String phoneNumber, String listNumber) {

	}

	/**
	 * A contact that was stored.
	 */
	private record Upsert(SimulatedContact contact, boolean newContact, boolean newListContact) {

	}

}
