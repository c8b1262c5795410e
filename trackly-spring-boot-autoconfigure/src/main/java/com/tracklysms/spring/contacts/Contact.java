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

import java.util.List;
import java.util.Map;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Contact: a phone number, and its memberships of lists. {@link #toString()} masks the
 * number and omits the other data.
 * <p>
 * Source: the API reference's page "Get contact" of v2. Fields that the API omits or does
 * not return as documented are {@code null}.
 *
 * @param phoneNumber the phone number in E.164 format
 * @param carrier the carrier
 * @param lineType the type of the line, documented as {@code CELL PHONE}, {@code VOIP},
 * {@code LANDLINE}, {@code FAKE} or {@code UNKNOWN}; other words than those of a
 * validation of the phone number
 * @param timezone the time zone according to the area code, such as
 * {@code America/Los_Angeles}
 * @param valid whether the number passed the validation of its carrier
 * @param lists the memberships of the lists of the account, unsubscribed ones included
 * @param attributes all fields as received
 * @since 0.1.0
 */
public record Contact(String phoneNumber, @Nullable String carrier, @Nullable String lineType,
		@Nullable String timezone, @Nullable Boolean valid, List<ContactMembership> lists,
		Map<String, Object> attributes) {

	/**
	 * Create a contact.
	 * @param phoneNumber the phone number
	 * @param carrier the carrier
	 * @param lineType the type of the line
	 * @param timezone the time zone
	 * @param valid whether the number passed the validation of its carrier
	 * @param lists the memberships of lists
	 * @param attributes all fields as received
	 */
	public Contact {
		lists = List.copyOf(lists);
	}

	/**
	 * Return whether the contact is subscribed to a list.
	 * @param listNumber the phone number of the list in E.164 format
	 * @return {@code true} only if the API says that the contact is an active member
	 */
	public boolean isSubscribedTo(String listNumber) {
		return this.lists.stream()
			.anyMatch((list) -> listNumber.equals(list.listNumber()) && Boolean.TRUE.equals(list.active()));
	}

	@Override
	public String toString() {
		return "Contact[phoneNumber=" + Masking.number(this.phoneNumber) + ", " + this.lists.size() + " lists]";
	}

}
