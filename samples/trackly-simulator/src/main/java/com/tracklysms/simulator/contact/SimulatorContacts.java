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

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The contacts of the simulated account, kept in memory. A message to one that is
 * unsubscribed is queued, and reported as {@code dropped} with the detail
 * {@code contact_blocked} if callbacks report by themselves. The API documents that
 * contacts are checked after a message was queued.
 *
 * @since 0.1.0
 */
public final class SimulatorContacts {

	private final Clock clock;

	// By phone number, then by the number of the list
	private final Map<String, Map<String, SimulatedContact>> contacts = new HashMap<>();

	private long lastId;

	private long changeCount;

	/**
	 * Create an account without contacts.
	 * @param clock the clock that signups go by
	 */
	public SimulatorContacts(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Subscribe a contact to a list, whether or not it is known.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @return the contact
	 */
	public synchronized SimulatedContact subscribe(String phoneNumber, String listNumber) {
		return put(getOrCreate(phoneNumber, listNumber, null).withActive(true));
	}

	/**
	 * Unsubscribe a contact from a list, whether or not it is known, as STOP does.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @return the contact
	 */
	public synchronized SimulatedContact optOut(String phoneNumber, String listNumber) {
		return put(getOrCreate(phoneNumber, listNumber, null).withActive(false));
	}

	/**
	 * Unsubscribe a contact from a list if it is subscribed, as the API does.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @return whether the contact was subscribed
	 */
	public synchronized boolean unsubscribe(String phoneNumber, String listNumber) {
		SimulatedContact contact = get(phoneNumber, listNumber);
		if (contact == null || !contact.active()) {
			return false;
		}
		put(contact.withActive(false));
		return true;
	}

	/**
	 * Create a contact on a list, or change its custom fields. Whether this subscribes an
	 * unsubscribed one again is not documented: here it stays unsubscribed.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @param signupDate the time of the signup, {@code null} for now
	 * @param customFields the custom fields
	 * @param merge whether to keep other custom fields
	 * @return the contact
	 */
	public synchronized SimulatedContact upsert(String phoneNumber, String listNumber, @Nullable Instant signupDate,
			Map<String, @Nullable Object> customFields, boolean merge) {
		SimulatedContact contact = getOrCreate(phoneNumber, listNumber, signupDate);
		Map<String, @Nullable Object> fields = new LinkedHashMap<>(merge ? contact.customFields() : Map.of());
		fields.putAll(customFields);
		return put(contact.withCustomFields(fields));
	}

	private SimulatedContact getOrCreate(String phoneNumber, String listNumber, @Nullable Instant signupDate) {
		SimulatedContact contact = get(phoneNumber, listNumber);
		return (contact != null) ? contact
				: new SimulatedContact(
						findByPhoneNumber(phoneNumber).stream()
							.map(SimulatedContact::contactId)
							.findFirst()
							.orElseGet(this::nextId),
						nextId(), phoneNumber, listNumber, true,
						(signupDate != null) ? signupDate : this.clock.instant(), Map.of());
	}

	private SimulatedContact put(SimulatedContact contact) {
		this.contacts.computeIfAbsent(contact.phoneNumber(), (number) -> new LinkedHashMap<>())
			.put(contact.listNumber(), contact);
		this.changeCount++;
		return contact;
	}

	private @Nullable SimulatedContact get(String phoneNumber, String listNumber) {
		return this.contacts.getOrDefault(phoneNumber, Map.of()).get(listNumber);
	}

	private String nextId() {
		return "%024x".formatted(++this.lastId);
	}

	/**
	 * Find a contact on a list.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @return the contact, if it is known there
	 */
	public synchronized Optional<SimulatedContact> find(String phoneNumber, String listNumber) {
		return Optional.ofNullable(get(phoneNumber, listNumber));
	}

	/**
	 * Find a contact on all lists.
	 * @param phoneNumber the phone number in E.164 form
	 * @return the contact on each list where it is known
	 */
	public synchronized List<SimulatedContact> findByPhoneNumber(String phoneNumber) {
		return List.copyOf(this.contacts.getOrDefault(phoneNumber, Map.of()).values());
	}

	/**
	 * Find all contacts.
	 * @return the contacts, the newest signup first
	 */
	public synchronized List<SimulatedContact> findAll() {
		return this.contacts.values()
			.stream()
			.flatMap((lists) -> lists.values().stream())
			.sorted(Comparator.comparing(SimulatedContact::signupDate)
				.thenComparing(SimulatedContact::listContactId)
				.reversed())
			.toList();
	}

	/**
	 * Return whether a contact is known on a list, and not subscribed.
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @return {@code true} if messages to it are dropped
	 */
	public boolean isUnsubscribed(String phoneNumber, String listNumber) {
		return find(phoneNumber, listNumber).filter((contact) -> !contact.active()).isPresent();
	}

	/**
	 * Return the lists that a contact is known on, and not subscribed to.
	 * @param phoneNumber the phone number in E.164 form
	 * @return the numbers of the lists in E.164 form
	 */
	public List<String> findUnsubscribedLists(String phoneNumber) {
		return findByPhoneNumber(phoneNumber).stream()
			.filter((contact) -> !contact.active())
			.map(SimulatedContact::listNumber)
			.toList();
	}

	/**
	 * Return how often contacts have changed, which tells whether there is anything new
	 * to see.
	 * @return the number of changes
	 */
	public synchronized long getChangeCount() {
		return this.changeCount;
	}

	/**
	 * Forget all contacts.
	 */
	public synchronized void clear() {
		this.contacts.clear();
		this.changeCount++;
	}

}
