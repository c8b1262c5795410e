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

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Contact as the member of one list, as pages of contacts contain it. {@link #toString()}
 * masks the numbers and omits the other data.
 * <p>
 * Source: the sample of the API reference's page "List contacts" of v2, which does not
 * describe the fields. Those that the API omits or does not return as in the sample are
 * {@code null}. Its times have no time zone, and which one is meant is not documented; if
 * the API gives an offset, the time is that in UTC.
 *
 * @param phoneNumber the phone number in E.164 format
 * @param listNumber the phone number of the list in E.164 format
 * @param listId the id of the list
 * @param active whether the contact is subscribed
 * @param signupDate the time of the signup
 * @param signupMethod how the contact signed up, such as {@code api}
 * @param customFields the custom fields, or an empty map for none
 * @param carrier the carrier
 * @param lineType the type of the line, such as {@code CELL PHONE}
 * @param timezone the time zone, such as {@code America/Los_Angeles}
 * @param valid whether the number passed the validation of its carrier
 * @param sendCount the number of messages sent
 * @param clickCount the number of clicks
 * @param revenueTotal the revenue, in a currency that is not documented
 * @param conversionCount the number of conversions
 * @param lastSentAt the time of the last message
 * @param lastClickedAt the time of the last click
 * @param inWorkflow whether the contact is enrolled in a journey
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record ListContact(String phoneNumber, @Nullable String listNumber, @Nullable Long listId,
		@Nullable Boolean active, @Nullable LocalDateTime signupDate, @Nullable String signupMethod,
		Map<String, Object> customFields, @Nullable String carrier, @Nullable String lineType,
		@Nullable String timezone, @Nullable Boolean valid, @Nullable Long sendCount, @Nullable Long clickCount,
		@Nullable BigDecimal revenueTotal, @Nullable Long conversionCount, @Nullable LocalDateTime lastSentAt,
		@Nullable LocalDateTime lastClickedAt, @Nullable Boolean inWorkflow, Map<String, Object> attributes) {

	@Override
	public String toString() {
		return "ListContact[phoneNumber=" + Masking.number(this.phoneNumber) + ", listNumber="
				+ Masking.number(this.listNumber) + ", active=" + this.active + "]";
	}

}
