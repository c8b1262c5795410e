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

package com.tracklysms.simulator.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The {@code contact_data} of a v2 message, which feeds the macros in its body.
 *
 * @param firstName the value of {@code first_name}, {@code null} if it had none
 * @param lastName the value of {@code last_name}, {@code null} if it had none
 * @param customFields the value of {@code custom_fields}, empty if it had none
 * @param timezone the value of {@code timezone}, {@code null} if it had none
 * @since 0.1.0
 */
public record ContactData(@Nullable String firstName, @Nullable String lastName,
		Map<String, @Nullable Object> customFields, @Nullable String timezone) {

	public ContactData {
		// Map.copyOf refuses the null values that JSON has
		customFields = Collections.unmodifiableMap(new LinkedHashMap<>(customFields));
	}

	/**
	 * Return a form for logs, without any of the data.
	 */
	@Override
	public String toString() {
		return "ContactData[****]";
	}

}
