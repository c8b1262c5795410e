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
import java.util.Optional;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.support.TracklyPage;

/**
 * Operations on the contacts of the lists of an account: who belongs to a list, and who
 * has opted out. They use API v2, regardless of the version that messages are sent with.
 * <p>
 * All operations have no further effect if they are repeated, so that calls are retried
 * after transient and indeterminate failures alike ({@code trackly.retry.*}). The
 * exception is the creation or update of contacts with {@code useJourneys}, which can
 * send messages, or {@code useValidation}, which can cost money: it is never retried
 * after an indeterminate failure, whatever {@code trackly.retry.indeterminate} says.
 * <p>
 * The API documents no deletion of contacts and no operation for subscribing a contact
 * again. Whether an update of an unsubscribed contact does the latter is not documented.
 *
 * @since 0.1.0
 */
public interface ContactOperations {

	/**
	 * Create a contact on a list, or update it there. The custom fields of an existing
	 * one are merged.
	 * <p>
	 * Source: the API reference's page "Create contact" of v2, whose errors are
	 * documented for bulk requests only.
	 * @param contact the contact
	 * @return the result
	 * @throws com.tracklysms.spring.error.TracklyPaymentRequiredException if a validation
	 * was asked for that the account cannot pay
	 * @throws TracklyException if the contact is refused, or the call fails
	 */
	ContactUpsertResult upsert(ContactUpsert contact);

	/**
	 * Create or update several contacts in one request. A contact that is refused does
	 * not stop the others; {@link BulkContactResult#outcomeAt(int)} returns what became
	 * of each.
	 * <p>
	 * Source: the API reference's page "Bulk create contacts" of v2.
	 * @param contacts the contacts, from 1 to 1,000, each with a list of its own
	 * @return the result
	 * @throws com.tracklysms.spring.error.InvalidTracklyRequestException if there are no
	 * contacts or more than 1,000; no request is made then
	 * @throws com.tracklysms.spring.error.TracklyPaymentRequiredException if a validation
	 * was asked for that the account cannot pay; none of the contacts was stored
	 * @throws TracklyException if the call fails
	 */
	BulkContactResult upsertBulk(Collection<ContactUpsert> contacts);

	/**
	 * Find a contact by its phone number, with its memberships of all lists.
	 * <p>
	 * Source: the API reference's page "Get contact" of v2, whose errors are not
	 * documented. The codes {@code not_found} and {@code contact_not_found} of other
	 * pages are taken for a contact that does not exist.
	 * @param phoneNumber the phone number in E.164 format
	 * @return the contact, or empty if it does not exist
	 * @throws com.tracklysms.spring.error.InvalidTracklyRequestException if the phone
	 * number is not in E.164 format; no request is made then
	 * @throws TracklyException if the contact cannot be read
	 */
	Optional<Contact> findByPhoneNumber(String phoneNumber);

	/**
	 * Find one page of contacts, newest signup first. A contact that is on several lists
	 * appears once for each.
	 * <p>
	 * Source: the API reference's page "List contacts" of v2.
	 * @param query the query
	 * @param page the number of the page, from 1
	 * @return the page
	 * @throws IllegalArgumentException if the number of the page is less than 1
	 * @throws TracklyException if the contacts cannot be read
	 */
	TracklyPage<ListContact> findPage(ContactQuery query, int page);

	/**
	 * Find all contacts, newest signup first, page by page: each page is requested when
	 * its first contact is.
	 * <p>
	 * Contacts that are added meanwhile move others to the next page, which are given
	 * only once: those of a page that were on the page before are left out. Contacts that
	 * are added meanwhile are not given, and a contact can be missed if others leave the
	 * result meanwhile, such as by unsubscribing if only subscribed ones are asked for.
	 * @param query the query
	 * @return the contacts, as a stream that can be left at any time and does not have to
	 * be closed. A terminal operation throws a {@link TracklyException} if a page cannot
	 * be read, and an {@link com.tracklysms.spring.error.UncategorizedTracklyException}
	 * if the pages repeat
	 */
	Stream<ListContact> streamAll(ContactQuery query);

	/**
	 * Add custom fields to a contact, or change them. Others are kept.
	 * <p>
	 * Source: the API reference's page "Update contact" of v2.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @param customFields the values, documented to be texts, numbers or booleans
	 * @return all custom fields after the change
	 * @throws com.tracklysms.spring.error.TracklyResourceNotFoundException if the contact
	 * or the list does not exist, or the contact is not on the list
	 * @throws TracklyException if the change is refused, or the call fails
	 */
	CustomFieldsResult updateCustomFields(String phoneNumber, String listNumber, Map<String, Object> customFields);

	/**
	 * Replace all custom fields of a contact.
	 * <p>
	 * Source: the API reference's page "Update contact" of v2.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @param customFields the values, documented to be texts, numbers or booleans
	 * @return all custom fields after the change
	 * @throws com.tracklysms.spring.error.TracklyResourceNotFoundException if the contact
	 * or the list does not exist, or the contact is not on the list
	 * @throws TracklyException if the change is refused, or the call fails
	 */
	CustomFieldsResult replaceCustomFields(String phoneNumber, String listNumber, Map<String, Object> customFields);

	/**
	 * Unsubscribe a contact from a list. Nothing is deleted. If the call was repeated
	 * after an open end, an earlier attempt may have unsubscribed the contact though this
	 * returns {@code false}.
	 * <p>
	 * Source: the API reference's page "Delete contact" of v2.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @return whether the contact was subscribed; {@code false} if it was not, or if the
	 * contact or the list does not exist
	 * @throws TracklyException if the call fails
	 */
	boolean unsubscribe(String phoneNumber, String listNumber);

}
