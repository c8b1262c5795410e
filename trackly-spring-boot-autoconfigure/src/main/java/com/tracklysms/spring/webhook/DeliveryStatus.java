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

import org.jspecify.annotations.Nullable;

/**
 * Status of a message that a provider has reported.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2.
 *
 * @since 0.1.0
 */
public enum DeliveryStatus {

	/**
	 * The message has reached the handset.
	 */
	DELIVERED("delivered"),

	/**
	 * The message could not be delivered.
	 */
	UNDELIVERABLE("undeliverable"),

	/**
	 * The message expired before it could be delivered.
	 */
	EXPIRED("expired"),

	/**
	 * The carrier rejected the message.
	 */
	REJECTED("rejected"),

	/**
	 * The delivery is in progress.
	 */
	PENDING("pending");

	private final String value;

	DeliveryStatus(String value) {
		this.value = value;
	}

	/**
	 * Return the word that the API uses.
	 * @return the value of the field {@code status}
	 */
	public String getValue() {
		return this.value;
	}

	/**
	 * Return whether a further report is to be expected.
	 * @return {@code false} for {@link #PENDING}
	 */
	public boolean isFinal() {
		return this != PENDING;
	}

	/**
	 * Return the status for a word of the API.
	 * @param value the value of the field {@code status}
	 * @return the status, or {@code null} if the word is not documented
	 */
	public static @Nullable DeliveryStatus of(@Nullable String value) {
		for (DeliveryStatus status : values()) {
			if (status.value.equals(value)) {
				return status;
			}
		}
		return null;
	}

}
