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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Result of the creation or update of several contacts in one request. A refused contact
 * does not stop the others. {@link #toString()} omits the errors and attributes.
 * <p>
 * Source: the API reference's page "Bulk create contacts" of v2. If the call was repeated
 * after an open end, the counts are those of the last attempt, for which contacts of an
 * earlier one are not new.
 *
 * @param size the number of contacts of the request
 * @param successCount the number of contacts that were created or updated
 * @param errorCount the number of contacts that were refused
 * @param errors the errors of the refused contacts
 * @param contactsCreated the number of contacts that are new, or {@code null} if the API
 * omits it
 * @param listContactsCreated the number of memberships that are new, or {@code null} if
 * the API omits it
 * @param journeysEnrolled the number of enrollments in journeys, or {@code null} if the
 * API omits it
 * @param attributes all fields as received, such as the warnings, whose name is not
 * documented
 * @since 0.1.0
 */
public record BulkContactResult(int size, int successCount, int errorCount, List<ContactError> errors,
		@Nullable Integer contactsCreated, @Nullable Integer listContactsCreated, @Nullable Integer journeysEnrolled,
		Map<String, Object> attributes) {

	/**
	 * Create a result.
	 * @param size the number of contacts of the request
	 * @param successCount the number of contacts that were created or updated
	 * @param errorCount the number of contacts that were refused
	 * @param errors the errors of the refused contacts
	 * @param contactsCreated the number of contacts that are new
	 * @param listContactsCreated the number of memberships that are new
	 * @param journeysEnrolled the number of enrollments in journeys
	 * @param attributes all fields as received
	 */
	public BulkContactResult {
		errors = List.copyOf(errors);
	}

	/**
	 * Return the error of a contact.
	 * @param index the position of the contact in the request, from 0
	 * @return the error, or empty if the API returned none for it
	 */
	public Optional<ContactError> errorAt(int index) {
		return this.errors.stream().filter((error) -> error.index() == index).findFirst();
	}

	/**
	 * Return the outcome of a contact.
	 * @param index the position of the contact in the request, from 0
	 * @return the outcome; {@link ContactOutcome#UNKNOWN} if the contact has no error and
	 * the answer does not {@linkplain #addsUp() add up}
	 * @throws IndexOutOfBoundsException if the request had no such contact
	 */
	public ContactOutcome outcomeAt(int index) {
		if (index < 0 || index >= this.size) {
			throw new IndexOutOfBoundsException("No contact at index " + index + " of " + this.size);
		}
		if (errorAt(index).isPresent()) {
			return ContactOutcome.REFUSED;
		}
		return addsUp() ? ContactOutcome.STORED : ContactOutcome.UNKNOWN;
	}

	/**
	 * Return whether the answer accounts for each contact of the request: each refused
	 * one has exactly one error, and all others are counted as created or updated.
	 * @return whether the counts and errors add up
	 */
	public boolean addsUp() {
		long positions = this.errors.stream()
			.mapToInt(ContactError::index)
			.filter((index) -> index >= 0 && index < this.size)
			.distinct()
			.count();
		return this.successCount >= 0 && this.errorCount == this.errors.size() && positions == this.errorCount
				&& this.successCount + this.errorCount == this.size;
	}

	@Override
	public String toString() {
		return "BulkContactResult[size=" + this.size + ", successCount=" + this.successCount + ", errorCount="
				+ this.errorCount + "]";
	}

}
