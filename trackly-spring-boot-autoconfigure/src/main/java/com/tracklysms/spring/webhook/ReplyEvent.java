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

import org.jspecify.annotations.Nullable;

/**
 * Message that a person has sent, other than an opt-out. {@link #toString()} shows the
 * names of its fields only.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2, which names the event.
 * Its fields are not documented, so they are available from {@link #attributes()} only.
 *
 * @param timestamp the field {@code timestamp}, if it is a time as it is in other events
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record ReplyEvent(@Nullable Instant timestamp, Map<String, Object> attributes) implements TracklyWebhookEvent {

	/**
	 * Value of {@link #event()}.
	 */
	public static final String NAME = "reply";

	/**
	 * Create an event.
	 * @param timestamp the time of the event
	 * @param attributes all fields as received
	 */
	public ReplyEvent {
		attributes = WebhookAttributes.copyOf(attributes);
	}

	@Override
	public String event() {
		return NAME;
	}

	@Override
	public String toString() {
		return "ReplyEvent[timestamp=" + this.timestamp + ", attributes=" + WebhookAttributes.namesOf(this.attributes)
				+ "]";
	}

}
