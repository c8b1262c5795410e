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

import java.time.Instant;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Opt-out of a person who has replied with a keyword such as STOP. {@link #toString()}
 * masks the phone numbers.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2. Fields that are missing
 * are {@code null}.
 *
 * @param phoneNumber the phone number of the person
 * @param listNumber the phone number the person has opted out of
 * @param keyword the keyword
 * @param timestamp the time of the opt-out
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record UnsubscribeEvent(@Nullable String phoneNumber, @Nullable String listNumber, @Nullable String keyword,
		@Nullable Instant timestamp, Map<String, Object> attributes) implements TracklyWebhookEvent {

	/**
	 * Value of {@link #event()}.
	 */
	public static final String NAME = "unsubscribe";

	/**
	 * Create an event.
	 * @param phoneNumber the phone number of the person
	 * @param listNumber the phone number the person has opted out of
	 * @param keyword the keyword
	 * @param timestamp the time of the opt-out
	 * @param attributes all fields as received
	 */
	public UnsubscribeEvent {
		attributes = WebhookAttributes.copyOf(attributes);
	}

	@Override
	public String event() {
		return NAME;
	}

	@Override
	public String toString() {
		return "UnsubscribeEvent[phoneNumber=" + Masking.number(this.phoneNumber) + ", listNumber="
				+ Masking.number(this.listNumber) + ", timestamp=" + this.timestamp + "]";
	}

}
