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

package com.tracklysms.simulator.journal;

/**
 * A check that a raw send of v2 can skip, as the API's page
 * api-reference/v2/messages/send-raw-single documents. Of these the simulator makes only
 * that for opted-out recipients.
 *
 * @since 0.1.0
 */
public enum SkippedCheck {

	/**
	 * The check for the same message to the same recipient within a short time.
	 */
	DUPLICATE("skip_duplicate_check"),

	/**
	 * The limit on how fast a list sends.
	 */
	RATE_LIMIT("skip_rate_limit"),

	/**
	 * The check for opted-out and blocked recipients.
	 */
	CONTACT_VALIDATION("skip_contact_validation"),

	/**
	 * The check for a journey that conflicts.
	 */
	JOURNEY("skip_journey_check");

	private final String field;

	SkippedCheck(String field) {
		this.field = field;
	}

	/**
	 * Return the field of a message that skips the check.
	 * @return the name of the field
	 */
	public String getField() {
		return this.field;
	}

}
