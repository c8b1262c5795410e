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
 * Event whose name is not documented, or that has none. {@link #toString()} shows the
 * names of its fields only.
 *
 * @param event the field {@code event}, or an empty string if there is none
 * @param timestamp the field {@code timestamp}, if it is a time as it is in other events
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record UnknownWebhookEvent(String event, @Nullable Instant timestamp,
		Map<String, Object> attributes) implements TracklyWebhookEvent {

	/**
	 * Create an event.
	 * @param event the name of the event
	 * @param timestamp the time of the event
	 * @param attributes all fields as received
	 */
	public UnknownWebhookEvent {
		event = WebhookAttributes.emptyIfNull(event);
		attributes = WebhookAttributes.copyOf(attributes);
	}

	@Override
	public String toString() {
		return "UnknownWebhookEvent[event=" + WebhookAttributes.masked(this.event) + ", timestamp=" + this.timestamp
				+ ", attributes=" + WebhookAttributes.namesOf(this.attributes) + "]";
	}

}
