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

package com.tracklysms.spring.webhook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Fields of events as received.
 */
final class WebhookAttributes {

	private WebhookAttributes() {
	}

	/**
	 * Return an unmodifiable copy, which may contain {@code null} as JSON may.
	 */
	static Map<String, Object> copyOf(@Nullable Map<String, Object> attributes) {
		return (attributes != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(attributes)) : Map.of();
	}

	static String emptyIfNull(@Nullable String text) {
		return (text != null) ? text : "";
	}

	static @Nullable String masked(@Nullable String text) {
		return (text != null) ? Masking.numbersIn(text) : null;
	}

	static String namesOf(Map<String, Object> attributes) {
		return Masking.numbersIn(attributes.keySet().toString());
	}

}
