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

package com.tracklysms.spring.message;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Data of a recipient, which replaces macros such as <code>{{first_name}}</code> in the
 * body of a message. Supported by API v2 only.
 * <p>
 * Use {@link #of(String, String)} and the {@code with} methods to create instances; the
 * canonical constructor may gain parameters in later versions. None of the data appears
 * in {@link #toString()}.
 * <p>
 * Source: the API reference's page "Send a message" of v2. The names of the macros for
 * fields other than the first name, and the handling of unknown or empty macros, are not
 * documented.
 *
 * @param firstName the first name, or {@code null} for none
 * @param lastName the last name, or {@code null} for none
 * @param customFields further values, which must be serializable as JSON
 * @param timezone the time zone, or {@code null} for none; its format is not documented
 * @since 0.1.0
 */
public record ContactData(@Nullable String firstName, @Nullable String lastName, Map<String, Object> customFields,
		@Nullable String timezone) implements Serializable {

	/**
	 * Create contact data with all its components.
	 * @param firstName the first name, or {@code null} for none
	 * @param lastName the last name, or {@code null} for none
	 * @param customFields further values, which must be serializable as JSON
	 * @param timezone the time zone, or {@code null} for none
	 * @throws IllegalArgumentException if the custom fields are {@code null}
	 */
	public ContactData {
		Assert.notNull(customFields, "'customFields' must not be null");
		customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
	}

	/**
	 * Create contact data with a name only.
	 * @param firstName the first name, or {@code null} for none
	 * @param lastName the last name, or {@code null} for none
	 * @return new contact data
	 */
	public static ContactData of(@Nullable String firstName, @Nullable String lastName) {
		return new ContactData(firstName, lastName, Map.of(), null);
	}

	/**
	 * Return a copy of this data with other custom fields.
	 * @param customFields the values, which replace the current ones
	 * @return new contact data
	 * @throws IllegalArgumentException if the custom fields are {@code null}
	 */
	public ContactData withCustomFields(Map<String, Object> customFields) {
		return new ContactData(this.firstName, this.lastName, customFields, this.timezone);
	}

	/**
	 * Return a copy of this data with another time zone.
	 * @param timezone the time zone, or {@code null} for none; its format is not
	 * documented
	 * @return new contact data
	 */
	public ContactData withTimezone(@Nullable String timezone) {
		return new ContactData(this.firstName, this.lastName, this.customFields, timezone);
	}

	@Override
	public String toString() {
		return "ContactData[" + this.customFields.size() + " custom fields]";
	}

}
