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
 * Event that Trackly reported to a webhook of the application, published as an
 * application event.
 * <p>
 * Source: the page "Webhook events" of the API reference of v2. Further events may be
 * added, so a listener for all events should not assume that it knows their types.
 *
 * @since 0.1.0
 */
public interface TracklyWebhookEvent {

	/**
	 * Return the name of the event.
	 * @return the value of the field {@code event}, such as {@code delivery}, or an empty
	 * string if the event has none
	 */
	String event();

	/**
	 * Return the time of the event according to Trackly.
	 * @return the time, or {@code null} if there is none that can be read
	 */
	@Nullable Instant timestamp();

	/**
	 * Return all fields of the event as received, including those that are not
	 * documented.
	 * @return an unmodifiable map of the values of JSON, in their order
	 */
	Map<String, Object> attributes();

}
