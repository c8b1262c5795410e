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

package com.tracklysms.simulator.api;

import java.time.Instant;
import java.util.Locale;

import com.tracklysms.simulator.internal.phone.E164;
import com.tracklysms.simulator.internal.phone.PhoneNumberMask;

/**
 * A sending list of the simulated account, with the fields that the API's pages
 * api-reference/v2/lists/list-all and get-list document.
 *
 * @param id the id, unique within the account
 * @param phoneNumber the number in E.164 form, which v2 sends name as their
 * {@code list_number}
 * @param brandName the name of the brand
 * @param listName the name of the list
 * @param listType the provider behind the list
 * @param status the status, which decides whether sends find the list
 * @param contactCount the number of active contacts, 0 or more
 * @param createdAt the time of creation
 * @since 0.1.0
 */
public record SimulatedList(int id, String phoneNumber, String brandName, String listName, Type listType, Status status,
		long contactCount, Instant createdAt) {

	private static final Instant CREATED = Instant.parse("2025-03-15T14:30:00Z");

	public SimulatedList {
		if (!E164.matches(phoneNumber)) {
			// Without the number: it is none to be shown
			throw new IllegalArgumentException("phoneNumber must be a number in E.164 form");
		}
		if (contactCount < 0) {
			throw new IllegalArgumentException("contactCount must not be negative");
		}
	}

	/**
	 * Create an active list without contacts.
	 * @param id the id, unique within the account
	 * @param phoneNumber the number in E.164 form
	 * @return the list
	 */
	public static SimulatedList of(int id, String phoneNumber) {
		return new SimulatedList(id, phoneNumber, "Acme Co", "Acme Promo List", Type.INFOBIP, Status.ACTIVE, 0,
				CREATED);
	}

	/**
	 * Return this list with another status.
	 * @param status the status
	 * @return a copy
	 */
	public SimulatedList withStatus(Status status) {
		return new SimulatedList(this.id, this.phoneNumber, this.brandName, this.listName, this.listType, status,
				this.contactCount, this.createdAt);
	}

	/**
	 * Return whether this list is deleted.
	 * @return {@code true} if its status is {@link Status#DELETED}
	 */
	public boolean isDeleted() {
		return this.status == Status.DELETED;
	}

	/**
	 * Return a form for logs, without the whole number.
	 */
	@Override
	public String toString() {
		return "SimulatedList[id=%d, phoneNumber=%s, status=%s]".formatted(this.id,
				PhoneNumberMask.mask(this.phoneNumber), this.status);
	}

	/**
	 * The provider behind a list.
	 */
	public enum Type {

		/**
		 * The value {@code lime}.
		 */
		LIME,

		/**
		 * The value {@code infobip}.
		 */
		INFOBIP,

		/**
		 * The value {@code twilio}.
		 */
		TWILIO,

		/**
		 * The value {@code cm}.
		 */
		CM;

		/**
		 * Return the type as the API writes it.
		 * @return the value
		 */
		public String getValue() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The status of a list.
	 */
	public enum Status {

		/**
		 * The list sends.
		 */
		ACTIVE,

		/**
		 * The list is there, but does not send. The API documents no error for it, but
		 * that its messages are dropped after they were queued.
		 */
		PAUSED,

		/**
		 * The list is there, but does not send, as with {@link #PAUSED}.
		 */
		SUSPENDED,

		/**
		 * The list is gone: it is found only by asking for deleted ones.
		 */
		DELETED;

		/**
		 * Return the status as the API writes it.
		 * @return the value
		 */
		public String getValue() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
