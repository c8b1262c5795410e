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
 * Result of a change of the custom fields of a contact. {@link #toString()} omits the
 * values.
 * <p>
 * Source: the API reference's page "Update contact" of v2.
 *
 * @param listContactId the id of the membership of the list, or {@code null} if the API
 * omits it
 * @param customFields all custom fields after the change
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record CustomFieldsResult(@Nullable String listContactId, Map<String, Object> customFields,
		Map<String, Object> attributes) {

	@Override
	public String toString() {
		return "CustomFieldsResult[" + this.customFields.size() + " custom fields]";
	}

}
