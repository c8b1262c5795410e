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

package com.tracklysms.simulator.internal.error;

import org.jspecify.annotations.Nullable;

/**
 * An error that the simulated API answers with.
 */
public enum ApiError {

	MISSING_API_KEY(401, "missing_api_key", "API key required"),

	INVALID_API_KEY(401, "invalid_api_key", "Invalid API key"),

	ACCOUNT_SUSPENDED(403, null, "Account is suspended"),

	RATE_LIMIT(429, "rate_limit", "Rate limit exceeded"),

	INVALID_PHONE(400, "invalid_phone", "Invalid phone number format"),

	MISSING_MESSAGES(400, "missing_messages", "Messages array is required"),

	V1_MISSING_TO(400, "missing_to", "Recipient phone number (to_msisdn) is required"),

	V1_MISSING_BODY(400, "missing_body", "Message body is required"),

	V1_MISSING_FROM(400, "missing_from", "Sending number ID (from_phone_number_id) is required"),

	V1_LIST_NOT_FOUND(404, "list_not_found", "Sending number not found"),

	V1_TOO_MANY_MESSAGES(400, "too_many_messages", "Maximum 1000 messages per request"),

	V2_MISSING_TO(400, "missing_to", "to is required"),

	V2_MISSING_BODY(400, "missing_body", "body is required"),

	NOT_FOUND(404, "not_found", "Resource not found"),

	// The API's pages name the codes of the following, but not their texts

	UNAUTHORIZED(401, "unauthorized", "Unauthorized"),

	V2_MISSING_LIST_NUMBER(400, "missing_list_number", "list_number is required"),

	V2_INVALID_LIST_NUMBER(400, "invalid_list_number", "Invalid list number format"),

	V2_LIST_NOT_FOUND(400, "list_not_found", "Sending list not found"),

	V2_TOO_MANY_MESSAGES(413, "too_many_messages", "Maximum 1000 messages per request"),

	MISSING_PHONE_NUMBER(400, "missing_phone_number", "phone_number is required"),

	MISSING_CUSTOM_FIELDS(400, "missing_custom_fields", "custom_fields is required"),

	INVALID_CUSTOM_FIELDS(400, "invalid_custom_fields", "custom_fields must be an object"),

	CONTACT_NOT_FOUND(400, "contact_not_found", "Contact not found"),

	LIST_CONTACT_NOT_FOUND(400, "list_contact_not_found", "Contact is not on this list"),

	MISSING_CONTACTS(400, "missing_contacts", "Contacts array is required"),

	TOO_MANY_CONTACTS(413, "too_many_contacts", "Maximum 1000 contacts per request"),

	PAYLOAD_TOO_LARGE(413, "payload_too_large", "Contact exceeds 4000 bytes"),

	MISSING_PHONES(400, "missing_phones", "Phones array is required"),

	TOO_MANY_PHONES(413, "too_many_phones", "Maximum 500 phones per request"),

	INVALID_FORCE(400, "invalid_force", "force must be a boolean"),

	MISSING_URL_OR_OFFER(400, "missing_url_or_offer", "url or offerId is required"),

	MISSING_LIST_IDENTIFIER(400, "missing_list_identifier", "listId or phoneNumber is required"),

	INVALID_URL(400, "invalid_url", "url must be http or https"),

	OFFER_NOT_FOUND(404, "offer_not_found", "Offer not found"),

	LINKS_LIST_NOT_FOUND(404, "list_not_found", "List not found"),

	// The API's pages name neither texts nor codes for the following, so these texts are
	// the simulator's own and there is no code

	INVALID_JSON(400, null, "Request body must be a JSON object"),

	BODY_TOO_LARGE(413, null, "Request body too large"),

	UNKNOWN_PATH(404, null, "Not found"),

	SERVER_ERROR(500, null, "Internal server error"),

	SERVICE_UNAVAILABLE(503, null, "Service unavailable");

	private final int status;

	private final @Nullable String code;

	private final String text;

	ApiError(int status, @Nullable String code, String text) {
		this.status = status;
		this.code = code;
		this.text = text;
	}

	public int getStatus() {
		return this.status;
	}

	public @Nullable String getCode() {
		return this.code;
	}

	public String getText() {
		return this.text;
	}

}
