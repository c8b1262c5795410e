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

import java.util.Collection;
import java.util.Map;

import com.tracklysms.spring.support.TracklyPage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Operations on the contacts of the lists of an account without blocking. Behavior and
 * failures are those of {@link ContactOperations}.
 *
 * @since 0.1.0
 */
public interface ReactiveContactOperations {

	/**
	 * Create a contact on a list, or update it there.
	 * @param contact the contact
	 * @return the result, or a {@code TracklyException} if the contact is refused or the
	 * call fails
	 */
	Mono<ContactUpsertResult> upsert(ContactUpsert contact);

	/**
	 * Create or update several contacts in one request.
	 * @param contacts the contacts, from 1 to 1,000, each with a list of its own
	 * @return the result, or a {@code TracklyException} if the call fails
	 */
	Mono<BulkContactResult> upsertBulk(Collection<ContactUpsert> contacts);

	/**
	 * Find a contact by its phone number, with its memberships of all lists.
	 * @param phoneNumber the phone number in E.164 format
	 * @return the contact, or empty if it does not exist, or a {@code TracklyException}
	 * if it cannot be read
	 */
	Mono<Contact> findByPhoneNumber(String phoneNumber);

	/**
	 * Find one page of contacts, newest signup first.
	 * @param query the query
	 * @param page the number of the page, from 1
	 * @return the page, or a {@code TracklyException} if it cannot be read
	 * @throws IllegalArgumentException if the number of the page is less than 1
	 */
	Mono<TracklyPage<ListContact>> findPage(ContactQuery query, int page);

	/**
	 * Find all contacts, newest signup first, page by page. One page at most is requested
	 * ahead of the demand of the subscriber.
	 * @param query the query
	 * @return the contacts as for {@link ContactOperations#streamAll}, or a
	 * {@code TracklyException} if a page cannot be read or the pages repeat
	 */
	Flux<ListContact> findAll(ContactQuery query);

	/**
	 * Add custom fields to a contact, or change them. Others are kept.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @param customFields the values, documented to be texts, numbers or booleans
	 * @return all custom fields after the change, or a {@code TracklyException} if it is
	 * refused or the call fails
	 */
	Mono<CustomFieldsResult> updateCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields);

	/**
	 * Replace all custom fields of a contact.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @param customFields the values, documented to be texts, numbers or booleans
	 * @return all custom fields after the change, or a {@code TracklyException} if it is
	 * refused or the call fails
	 */
	Mono<CustomFieldsResult> replaceCustomFields(String phoneNumber, String listNumber,
			Map<String, Object> customFields);

	/**
	 * Unsubscribe a contact from a list. Nothing is deleted.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @return whether the contact was subscribed, or a {@code TracklyException} if the
	 * call fails
	 */
	Mono<Boolean> unsubscribe(String phoneNumber, String listNumber);

}
