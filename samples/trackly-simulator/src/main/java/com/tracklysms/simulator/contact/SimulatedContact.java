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

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A contact on one list of the simulated account.
 *
 * @param contactId the id of the contact, the same on all lists
 * @param listContactId the id of its membership of the list
 * @param phoneNumber the phone number in E.164 form
 * @param listNumber the number of the list in E.164 form
 * @param active whether the contact is subscribed
 * @param signupDate the time of the signup
 * @param customFields the custom fields
 * @since 0.1.0
 */
public record SimulatedContact(String contactId, String listContactId, String phoneNumber, String listNumber,
		boolean active, Instant signupDate, Map<String, @Nullable Object> customFields) {

	/**
	 * Create a contact.
	 * @param contactId the id of the contact
	 * @param listContactId the id of its membership of the list
	 * @param phoneNumber the phone number in E.164 form
	 * @param listNumber the number of the list in E.164 form
	 * @param active whether the contact is subscribed
	 * @param signupDate the time of the signup
	 * @param customFields the custom fields
	 */
	public SimulatedContact {
		customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
	}

	SimulatedContact withActive(boolean active) {
		return new SimulatedContact(this.contactId, this.listContactId, this.phoneNumber, this.listNumber, active,
				this.signupDate, this.customFields);
	}

	SimulatedContact withCustomFields(Map<String, @Nullable Object> customFields) {
		return new SimulatedContact(this.contactId, this.listContactId, this.phoneNumber, this.listNumber, this.active,
				this.signupDate, customFields);
	}

	@Override
	public String toString() {
		// The generated form would show the number
		return "SimulatedContact[listContactId=" + this.listContactId + ", active=" + this.active + "]";
	}

}
