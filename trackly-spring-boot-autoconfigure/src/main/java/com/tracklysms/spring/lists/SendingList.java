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

package com.tracklysms.spring.lists;

import java.time.Instant;

import com.tracklysms.spring.support.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Sending list: a phone number of the account that messages are sent from, and its
 * details. {@link #toString()} masks the number and omits the names, which can contain
 * it.
 * <p>
 * Source: the API reference's page "Get list". Fields that the API omits or does not
 * return as documented are {@code null}.
 *
 * @param id the id of the list
 * @param phoneNumber the phone number in E.164 format, which is the sender of messages
 * under API v2 ({@code trackly.from}). Its relation to the ids of API v1 is not
 * documented
 * @param brandName the brand
 * @param listName the name
 * @param listType the provider, documented as {@code lime}, {@code infobip},
 * {@code twilio} or {@code cm}
 * @param status the status as returned by the API, documented to be one of
 * {@link SendingListStatus}
 * @param contactCount the number of active contacts
 * @param createdAt the time when the list was created
 * @since 0.1.0
 */
public record SendingList(long id, String phoneNumber, @Nullable String brandName, @Nullable String listName,
		@Nullable String listType, @Nullable String status, @Nullable Long contactCount, @Nullable Instant createdAt) {

	/**
	 * Return whether messages can be sent from this list according to its status.
	 * @return whether the status is {@link SendingListStatus#ACTIVE}
	 */
	public boolean isActive() {
		return SendingListStatus.ACTIVE.getValue().equals(this.status);
	}

	@Override
	public String toString() {
		return "SendingList[id=" + this.id + ", phoneNumber=" + Masking.number(this.phoneNumber) + ", status="
				+ ((this.status != null) ? Masking.numbersIn(this.status) : null) + "]";
	}

}
