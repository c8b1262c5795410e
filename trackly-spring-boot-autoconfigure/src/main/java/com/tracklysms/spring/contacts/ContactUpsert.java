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

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Contact to be created or updated on a list.
 * <p>
 * Use {@link #of(String, String)} and the {@code with} methods to create instances; the
 * canonical constructor may gain parameters in later versions. {@link #toString()} masks
 * the numbers and omits the data.
 * <p>
 * Source: the API reference's page "Create contact" of v2. Its switch for replacing
 * custom fields and its source of advertising are left out, since their names are not
 * documented: use {@link ContactOperations#replaceCustomFields} for the former.
 *
 * @param phoneNumber the phone number of the contact in E.164 format
 * @param listNumber the phone number of the list in E.164 format
 * @param useJourneys whether to enroll the contact in the matching welcome journeys of
 * the list, which may send messages
 * @param skipJourneyIfExists whether to skip the enrollment of a contact that is on the
 * list already, or {@code null} for the default of the API, which is {@code true}.
 * Without effect unless {@code useJourneys}
 * @param signupDate the time of the signup, or {@code null} for now
 * @param ipAddress the IP address at the signup, as evidence of the consent, or
 * {@code null} for none
 * @param url the page of the signup, as evidence of the consent, or {@code null} for none
 * @param customFields further values, documented to be texts, numbers or booleans. They
 * are merged into the existing ones. A contact may have 4,000 bytes in total
 * @param useValidation whether to validate the phone number, which costs money unless the
 * account has validated it before, or {@code null} for the default of the API, which is
 * not documented. Whether a contact with an invalid number is created is documented in
 * two ways
 * @since 0.1.0
 */
public record ContactUpsert(String phoneNumber, String listNumber, boolean useJourneys,
		@Nullable Boolean skipJourneyIfExists, @Nullable Instant signupDate, @Nullable String ipAddress,
		@Nullable String url, Map<String, Object> customFields, @Nullable Boolean useValidation) {

	/**
	 * Create a contact with all its components.
	 * @param phoneNumber the phone number of the contact
	 * @param listNumber the phone number of the list
	 * @param useJourneys whether to enroll the contact in welcome journeys
	 * @param skipJourneyIfExists whether to skip the enrollment of an existing contact
	 * @param signupDate the time of the signup
	 * @param ipAddress the IP address at the signup
	 * @param url the page of the signup
	 * @param customFields further values
	 * @param useValidation whether to validate the phone number
	 * @throws IllegalArgumentException if a number or the custom fields are {@code null}
	 */
	public ContactUpsert {
		Assert.notNull(phoneNumber, "'phoneNumber' must not be null");
		Assert.notNull(listNumber, "'listNumber' must not be null");
		Assert.notNull(customFields, "'customFields' must not be null");
		customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
	}

	/**
	 * Create a contact without further data.
	 * @param phoneNumber the phone number of the contact in E.164 format
	 * @param listNumber the phone number of the list in E.164 format
	 * @return a new contact
	 * @throws IllegalArgumentException if a number is {@code null}
	 */
	public static ContactUpsert of(String phoneNumber, String listNumber) {
		return new ContactUpsert(phoneNumber, listNumber, false, null, null, null, null, Map.of(), null);
	}

	/**
	 * Return a copy that is enrolled in the matching welcome journeys of the list.
	 * @param skipIfExists whether to skip the enrollment if the contact is on the list
	 * already, or {@code null} for the default of the API, which is {@code true}
	 * @return a new contact
	 */
	public ContactUpsert withJourneys(@Nullable Boolean skipIfExists) {
		return new ContactUpsert(this.phoneNumber, this.listNumber, true, skipIfExists, this.signupDate, this.ipAddress,
				this.url, this.customFields, this.useValidation);
	}

	/**
	 * Return a copy with the evidence of the consent.
	 * @param signupDate the time of the signup, or {@code null} for now
	 * @param ipAddress the IP address at the signup, or {@code null} for none
	 * @param url the page of the signup, or {@code null} for none
	 * @return a new contact
	 */
	public ContactUpsert withSignup(@Nullable Instant signupDate, @Nullable String ipAddress, @Nullable String url) {
		return new ContactUpsert(this.phoneNumber, this.listNumber, this.useJourneys, this.skipJourneyIfExists,
				signupDate, ipAddress, url, this.customFields, this.useValidation);
	}

	/**
	 * Return a copy with other custom fields.
	 * @param customFields the values, which are merged into those that the contact has
	 * @return a new contact
	 * @throws IllegalArgumentException if the custom fields are {@code null}
	 */
	public ContactUpsert withCustomFields(Map<String, Object> customFields) {
		return new ContactUpsert(this.phoneNumber, this.listNumber, this.useJourneys, this.skipJourneyIfExists,
				this.signupDate, this.ipAddress, this.url, customFields, this.useValidation);
	}

	/**
	 * Return a copy whose phone number is validated or not.
	 * @param useValidation whether to validate it, or {@code null} for the default of the
	 * API, which is not documented
	 * @return a new contact
	 */
	public ContactUpsert withValidation(@Nullable Boolean useValidation) {
		return new ContactUpsert(this.phoneNumber, this.listNumber, this.useJourneys, this.skipJourneyIfExists,
				this.signupDate, this.ipAddress, this.url, this.customFields, useValidation);
	}

	@Override
	public String toString() {
		return "ContactUpsert[phoneNumber=" + Masking.number(this.phoneNumber) + ", listNumber="
				+ Masking.number(this.listNumber) + "]";
	}

}
