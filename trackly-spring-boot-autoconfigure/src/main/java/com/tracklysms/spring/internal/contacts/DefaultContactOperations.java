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

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.tracklysms.spring.contacts.BulkContactResult;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactOperations;
import com.tracklysms.spring.contacts.ContactQuery;
import com.tracklysms.spring.contacts.ContactUpsert;
import com.tracklysms.spring.contacts.ContactUpsertResult;
import com.tracklysms.spring.contacts.CustomFieldsResult;
import com.tracklysms.spring.contacts.ListContact;
import com.tracklysms.spring.error.NonTransientTracklyException;
import com.tracklysms.spring.internal.call.BlockingCalls;
import com.tracklysms.spring.internal.resource.PageWalk;
import com.tracklysms.spring.support.TracklyPage;

import org.springframework.util.Assert;

/**
 * {@link ContactOperations} of {@link com.tracklysms.spring.TracklyTemplate}.
 */
public final class DefaultContactOperations implements ContactOperations {

	private final Supplier<BlockingCalls> calls;

	private final ContactRequests requests = new ContactRequests();

	public DefaultContactOperations(Supplier<BlockingCalls> calls) {
		this.calls = calls;
	}

	@Override
	public ContactUpsertResult upsert(ContactUpsert contact) {
		Assert.notNull(contact, "'contact' must not be null");
		return this.calls.get().execute(ContactRequests.UPSERT, (json) -> this.requests.upsert(json, contact));
	}

	@Override
	public BulkContactResult upsertBulk(Collection<ContactUpsert> contacts) {
		Assert.noNullElements(contacts, "'contacts' must not contain null elements");
		List<ContactUpsert> copy = List.copyOf(contacts);
		return this.calls.get().execute(ContactRequests.UPSERT_BULK, (json) -> this.requests.upsertBulk(json, copy));
	}

	@Override
	public Optional<Contact> findByPhoneNumber(String phoneNumber) {
		try {
			return Optional.of(this.calls.get()
				.execute(ContactRequests.FIND_BY_PHONE_NUMBER, (json) -> this.requests.findByPhoneNumber(phoneNumber)));
		}
		catch (NonTransientTracklyException ex) {
			if (ContactAnswers.isNoContact(ex)) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	@Override
	public TracklyPage<ListContact> findPage(ContactQuery query, int page) {
		Assert.isTrue(page >= 1, "'page' must be at least 1");
		return this.calls.get().execute(ContactRequests.FIND_PAGE, (json) -> this.requests.findPage(query, page));
	}

	@Override
	public Stream<ListContact> streamAll(ContactQuery query) {
		Assert.notNull(query, "'query' must not be null");
		return PageWalk.stream(ContactRequests::keyOf, (page) -> findPage(query, page));
	}

	@Override
	public CustomFieldsResult updateCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		Assert.notNull(customFields, "'customFields' must not be null");
		return this.calls.get()
			.execute(ContactRequests.UPDATE_CUSTOM_FIELDS,
					(json) -> this.requests.updateCustomFields(json, phoneNumber, listNumber, customFields));
	}

	@Override
	public CustomFieldsResult replaceCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		Assert.notNull(customFields, "'customFields' must not be null");
		return this.calls.get()
			.execute(ContactRequests.REPLACE_CUSTOM_FIELDS,
					(json) -> this.requests.replaceCustomFields(json, phoneNumber, listNumber, customFields));
	}

	@Override
	public boolean unsubscribe(String phoneNumber, String listNumber) {
		return this.calls.get()
			.execute(ContactRequests.UNSUBSCRIBE, (json) -> this.requests.unsubscribe(json, phoneNumber, listNumber));
	}

}
