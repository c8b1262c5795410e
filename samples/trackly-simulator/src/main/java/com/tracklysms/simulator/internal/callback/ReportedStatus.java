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

package com.tracklysms.simulator.internal.callback;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A status of a message that a provider can report, as the page "Webhook events" of the
 * API reference of v2 has it, with one of the details documented there.
 */
enum ReportedStatus {

	PENDING(null),

	DELIVERED("DELIVERED_TO_HANDSET"),

	UNDELIVERABLE("REJECTED_ABSENT_SUBSCRIBER"),

	REJECTED("REJECTED_OPERATOR"),

	EXPIRED(null),

	DROPPED("contact_blocked");

	private final @Nullable String detail;

	ReportedStatus(@Nullable String detail) {
		this.detail = detail;
	}

	String getWord() {
		return name().toLowerCase(Locale.ROOT);
	}

	@Nullable String getDetail() {
		return this.detail;
	}

	static @Nullable String detailOf(String word) {
		for (ReportedStatus status : values()) {
			if (status.getWord().equals(word)) {
				return status.detail;
			}
		}
		return null;
	}

}
