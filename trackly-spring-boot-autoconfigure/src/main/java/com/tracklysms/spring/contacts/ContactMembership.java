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

import java.time.LocalDateTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Membership of a contact in a list. {@link #toString()} omits the numbers and custom
 * fields.
 * <p>
 * Source: the sample of the API reference's page "Get contact" of v2. Fields that the API
 * omits or does not return as in the sample are {@code null}.
 *
 * @param listId the id of the list
 * @param listNumber the phone number of the list in E.164 format
 * @param active whether the contact is subscribed
 * @param signupDate the time of the signup. The sample has no time zone, and which one is
 * meant is not documented; if the API gives an offset, this is the time in UTC
 * @param customFields the custom fields, or an empty map for none
 * @param sendCount the number of messages sent
 * @param clickCount the number of clicks
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record ContactMembership(@Nullable Long listId, @Nullable String listNumber, @Nullable Boolean active,
		@Nullable LocalDateTime signupDate, Map<String, Object> customFields, @Nullable Long sendCount,
		@Nullable Long clickCount, Map<String, Object> attributes) {

	@Override
	public String toString() {
		return "ContactMembership[listId=" + this.listId + ", active=" + this.active + "]";
	}

}
