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

package com.tracklysms.spring.error;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Machine-readable error codes that the Trackly API documents for sending messages,
 * lists, contacts, phone numbers and short links.
 * <p>
 * Source: the pages "Errors", "Authentication" and "Send bulk messages" of the API
 * reference, and those about v2 messages, lists, contacts, links and error codes, and
 * about the validation of phone numbers. The API may return others, which are available
 * from {@link TracklyException#getCode()}.
 *
 * @since 0.1.0
 */
public enum TracklyErrorCode {

	/**
	 * Missing API key (documented with status 401).
	 */
	MISSING_API_KEY("missing_api_key"),

	/**
	 * Unknown, revoked or malformed API key (documented with status 401).
	 */
	INVALID_API_KEY("invalid_api_key"),

	/**
	 * Missing or invalid API key, according to the pages of v2 (documented with status
	 * 401).
	 */
	UNAUTHORIZED("unauthorized"),

	/**
	 * Product that is not enabled for the account (documented with status 403). Includes
	 * codes that name the product, such as {@code email_not_enabled}.
	 */
	PRODUCT_NOT_ENABLED("product_not_enabled"),

	/**
	 * Message without a recipient (documented with status 400).
	 */
	MISSING_TO("missing_to"),

	/**
	 * Message without a body (documented with status 400).
	 */
	MISSING_BODY("missing_body"),

	/**
	 * Request without a sender (documented with status 400).
	 */
	MISSING_FROM("missing_from"),

	/**
	 * Message of API v2 without a sender (documented with status 400).
	 */
	MISSING_LIST_NUMBER("missing_list_number"),

	/**
	 * Sender of a message of API v2 that is not a phone number in E.164 format
	 * (documented with status 400).
	 */
	INVALID_LIST_NUMBER("invalid_list_number"),

	/**
	 * Recipient that the API does not recognize as a phone number (documented with status
	 * 400).
	 */
	INVALID_PHONE("invalid_phone"),

	/**
	 * Bulk request with more than 1,000 messages (documented with status 400 for v1, and
	 * 413 for v2).
	 */
	TOO_MANY_MESSAGES("too_many_messages"),

	/**
	 * Bulk request without messages (documented with status 400).
	 */
	MISSING_MESSAGES("missing_messages"),

	/**
	 * Sender that does not exist, is not active or belongs to another account (documented
	 * with status 404 for v1, and 400 for v2).
	 */
	LIST_NOT_FOUND("list_not_found"),

	/**
	 * Sender whose list uses its own carrier with a webhook that has not been verified
	 * (documented with status 400 for v2).
	 */
	WEBHOOK_NOT_CONFIGURED("webhook_not_configured"),

	/**
	 * Resource that does not exist or is deleted (documented with status 404, and on one
	 * page with 400).
	 */
	NOT_FOUND("not_found"),

	/**
	 * Contact without a phone number (documented with status 400).
	 */
	MISSING_PHONE_NUMBER("missing_phone_number"),

	/**
	 * Update of a contact without custom fields (documented with status 400).
	 */
	MISSING_CUSTOM_FIELDS("missing_custom_fields"),

	/**
	 * Custom fields of a contact that are not a JSON object (documented with status 400).
	 */
	INVALID_CUSTOM_FIELDS("invalid_custom_fields"),

	/**
	 * Phone number that no contact has (documented with status 400).
	 */
	CONTACT_NOT_FOUND("contact_not_found"),

	/**
	 * Contact that is not on the list (documented with status 400).
	 */
	LIST_CONTACT_NOT_FOUND("list_contact_not_found"),

	/**
	 * Bulk request without contacts (documented with status 400).
	 */
	MISSING_CONTACTS("missing_contacts"),

	/**
	 * Bulk request with more than 1,000 contacts (documented with status 413).
	 */
	TOO_MANY_CONTACTS("too_many_contacts"),

	/**
	 * Contact with more than 4,000 bytes (documented with status 413).
	 */
	PAYLOAD_TOO_LARGE("payload_too_large"),

	/**
	 * Contact that failed the validation of its carrier, or has a rejected VOIP number
	 * (documented for single contacts of a bulk request).
	 */
	NOT_SENDABLE("not_sendable"),

	/**
	 * Contact whose number was validated as invalid or unreachable (documented for single
	 * contacts of a bulk request).
	 */
	VALIDATION_FAILED("validation_failed"),

	/**
	 * Contact whose number could not be validated, since the provider failed (documented
	 * for single contacts of a bulk request).
	 */
	PROVIDER_ERROR("provider_error"),

	/**
	 * Account without billing (documented with status 402).
	 */
	NO_BILLING_CONFIG("no_billing_config"),

	/**
	 * Account without a payment method (documented with status 402).
	 */
	NO_PAYMENT_METHOD("no_payment_method"),

	/**
	 * Account whose payment failed (documented with status 402).
	 */
	PAYMENT_FAILED("payment_failed"),

	/**
	 * Account whose billing is suspended (documented with status 402).
	 */
	SUSPENDED("suspended"),

	/**
	 * Validation without phone numbers (documented with status 400).
	 */
	MISSING_PHONES("missing_phones"),

	/**
	 * Validation of more than 500 phone numbers (documented with status 413).
	 */
	TOO_MANY_PHONES("too_many_phones"),

	/**
	 * Validation with a {@code force} that is not a boolean (documented with status 400).
	 */
	INVALID_FORCE("invalid_force"),

	/**
	 * Short link without a URL and without an offer (documented with status 400).
	 */
	MISSING_URL_OR_OFFER("missing_url_or_offer"),

	/**
	 * Short link without a list (documented with status 400).
	 */
	MISSING_LIST_IDENTIFIER("missing_list_identifier"),

	/**
	 * URL of a short link that is neither http nor https (documented with status 400).
	 */
	INVALID_URL("invalid_url"),

	/**
	 * Offer that does not exist or is not active (documented with status 404).
	 */
	OFFER_NOT_FOUND("offer_not_found"),

	/**
	 * List without a domain for short links (documented with status 409).
	 */
	NO_DOMAIN_CONFIGURED("no_domain_configured"),

	/**
	 * No free id was found for a short link; nothing was created (documented with status
	 * 500).
	 */
	ID_COLLISION("id_collision"),

	/**
	 * Unexpected failure of the API (documented with status 500).
	 */
	INTERNAL_ERROR("internal_error"),

	/**
	 * Too many requests of the account (documented with status 429).
	 */
	RATE_LIMIT("rate_limit");

	private static final String NOT_ENABLED = "_not_enabled";

	private static final Map<String, TracklyErrorCode> BY_CODE = Arrays.stream(values())
		.collect(Collectors.toUnmodifiableMap(TracklyErrorCode::getCode, Function.identity()));

	private final String code;

	TracklyErrorCode(String code) {
		this.code = code;
	}

	/**
	 * Return the code as it appears in responses of the API.
	 * @return the code, such as {@code invalid_phone}
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Resolve a code from a response of the API.
	 * @param code the code as returned by the API, or {@code null}
	 * @return the constant, or {@code null} if the code is absent or not documented
	 */
	public static @Nullable TracklyErrorCode resolve(@Nullable String code) {
		if (code == null) {
			return null;
		}
		return code.endsWith(NOT_ENABLED) ? PRODUCT_NOT_ENABLED : BY_CODE.get(code);
	}

}
