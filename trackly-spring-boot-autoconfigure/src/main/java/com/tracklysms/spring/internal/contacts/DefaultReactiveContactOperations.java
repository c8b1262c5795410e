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
import java.util.function.Function;

import com.tracklysms.spring.contacts.BulkContactResult;
import com.tracklysms.spring.contacts.Contact;
import com.tracklysms.spring.contacts.ContactQuery;
import com.tracklysms.spring.contacts.ContactUpsert;
import com.tracklysms.spring.contacts.ContactUpsertResult;
import com.tracklysms.spring.contacts.CustomFieldsResult;
import com.tracklysms.spring.contacts.ListContact;
import com.tracklysms.spring.contacts.ReactiveContactOperations;
import com.tracklysms.spring.internal.call.ReactiveCalls;
import com.tracklysms.spring.internal.http.ApiRequest;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.internal.resource.PageWalk;
import com.tracklysms.spring.support.TracklyPage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * {@link ReactiveContactOperations} of
 * {@link com.tracklysms.spring.ReactiveTracklyTemplate}.
 */
public final class DefaultReactiveContactOperations implements ReactiveContactOperations {

	private final Mono<ReactiveCalls> calls;

	private final ContactRequests requests = new ContactRequests();

	public DefaultReactiveContactOperations(Mono<ReactiveCalls> calls) {
		this.calls = calls;
	}

	private <T> Mono<T> execute(Operation operation, Function<Json, ApiRequest<T>> request) {
		return this.calls.flatMap((calls) -> calls.execute(operation, request));
	}

	@Override
	public Mono<ContactUpsertResult> upsert(ContactUpsert contact) {
		Assert.notNull(contact, "'contact' must not be null");
		return execute(ContactRequests.UPSERT, (json) -> this.requests.upsert(json, contact));
	}

	@Override
	public Mono<BulkContactResult> upsertBulk(Collection<ContactUpsert> contacts) {
		Assert.noNullElements(contacts, "'contacts' must not contain null elements");
		List<ContactUpsert> copy = List.copyOf(contacts);
		return execute(ContactRequests.UPSERT_BULK, (json) -> this.requests.upsertBulk(json, copy));
	}

	@Override
	public Mono<Contact> findByPhoneNumber(String phoneNumber) {
		return execute(ContactRequests.FIND_BY_PHONE_NUMBER, (json) -> this.requests.findByPhoneNumber(phoneNumber))
			.onErrorResume(ContactAnswers::isNoContact, (ex) -> Mono.empty());
	}

	@Override
	public Mono<TracklyPage<ListContact>> findPage(ContactQuery query, int page) {
		Assert.isTrue(page >= 1, "'page' must be at least 1");
		return execute(ContactRequests.FIND_PAGE, (json) -> this.requests.findPage(query, page));
	}

	@Override
	public Flux<ListContact> findAll(ContactQuery query) {
		Assert.notNull(query, "'query' must not be null");
		return PageWalk.flux(ContactRequests::keyOf, (page) -> findPage(query, page));
	}

	@Override
	public Mono<CustomFieldsResult> updateCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		Assert.notNull(customFields, "'customFields' must not be null");
		return execute(ContactRequests.UPDATE_CUSTOM_FIELDS,
				(json) -> this.requests.updateCustomFields(json, phoneNumber, listNumber, customFields));
	}

	@Override
	public Mono<CustomFieldsResult> replaceCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields) {
		Assert.notNull(customFields, "'customFields' must not be null");
		return execute(ContactRequests.REPLACE_CUSTOM_FIELDS,
				(json) -> this.requests.replaceCustomFields(json, phoneNumber, listNumber, customFields));
	}

	@Override
	public Mono<Boolean> unsubscribe(String phoneNumber, String listNumber) {
		return execute(ContactRequests.UNSUBSCRIBE, (json) -> this.requests.unsubscribe(json, phoneNumber, listNumber));
	}

}
