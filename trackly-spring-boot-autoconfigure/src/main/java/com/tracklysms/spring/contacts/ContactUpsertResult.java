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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Result of the creation or update of a contact. {@link #toString()} omits the
 * attributes.
 * <p>
 * Source: the API reference's page "Create contact" of v2. If the call was repeated after
 * an open end, the counts are those of the last attempt, for which a contact of an
 * earlier one is not new.
 *
 * @param contactId the id of the contact, or {@code null} if the API omits it
 * @param listContactId the id of its membership of the list, or {@code null} if the API
 * omits it
 * @param newContact whether the contact is new, or {@code null} if the API omits it
 * @param newListContact whether the membership is new, or {@code null} if the API omits
 * it
 * @param journeysEnrolled the number of journeys that the contact was enrolled in, or
 * {@code null} if the API omits it
 * @param validation the result of the validation if one was asked for, or an empty map.
 * Documented to have at least {@code cached}, {@code cost} and the disposition
 * @param attributes all fields as received, such as the warnings, whose name is not
 * documented
 * @since 0.1.0
 */
public record ContactUpsertResult(@Nullable String contactId, @Nullable String listContactId,
		@Nullable Boolean newContact, @Nullable Boolean newListContact, @Nullable Integer journeysEnrolled,
		Map<String, Object> validation, Map<String, Object> attributes) {

	@Override
	public String toString() {
		return "ContactUpsertResult[newContact=" + this.newContact + ", newListContact=" + this.newListContact
				+ ", journeysEnrolled=" + this.journeysEnrolled + "]";
	}

}
