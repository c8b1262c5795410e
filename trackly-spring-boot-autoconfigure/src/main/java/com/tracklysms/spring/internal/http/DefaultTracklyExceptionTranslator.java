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

package com.tracklysms.spring.internal.http;

import com.tracklysms.spring.error.InvalidPhoneNumberException;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.SendingNumberNotFoundException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyErrorResponse;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyExceptionTranslator;
import com.tracklysms.spring.error.TracklyPaymentRequiredException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResourceNotFoundException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.error.TransientTracklyServerException;
import com.tracklysms.spring.error.UncategorizedTracklyException;

/**
 * Default {@link TracklyExceptionTranslator}, which evaluates the API's error code first
 * and the HTTP status second.
 * <p>
 * Codes and their statuses are those of the API reference's pages "Errors" (v1) and
 * "Error codes" (v2), and those of the pages about single resources. A status without a
 * documented code that does not rule out that the message was queued is indeterminate.
 * Statuses that the API does not document come from servers in between, and mean what
 * <a href="https://www.rfc-editor.org/rfc/rfc9110">RFC 9110</a> says.
 */
public class DefaultTracklyExceptionTranslator implements TracklyExceptionTranslator {

	@Override
	public TracklyException translate(TracklyErrorResponse response) {
		TracklyErrorCode errorCode = TracklyErrorCode.resolve(response.code());
		return (errorCode != null) ? translateCode(errorCode, response) : translateStatus(response);
	}

	private TracklyException translateCode(TracklyErrorCode errorCode, TracklyErrorResponse response) {
		return switch (errorCode) {
			case MISSING_API_KEY, INVALID_API_KEY, UNAUTHORIZED -> new TracklyAuthenticationException(response);
			case PRODUCT_NOT_ENABLED -> new TracklyAccessDeniedException(response);
			case MISSING_TO, MISSING_BODY, MISSING_FROM, MISSING_MESSAGES, MISSING_LIST_NUMBER, INVALID_LIST_NUMBER,
					WEBHOOK_NOT_CONFIGURED, MISSING_PHONE_NUMBER, MISSING_CUSTOM_FIELDS, INVALID_CUSTOM_FIELDS,
					MISSING_CONTACTS, TOO_MANY_CONTACTS, NOT_SENDABLE, VALIDATION_FAILED, PAYLOAD_TOO_LARGE,
					MISSING_PHONES, TOO_MANY_PHONES, INVALID_FORCE, MISSING_URL_OR_OFFER, MISSING_LIST_IDENTIFIER,
					INVALID_URL, NO_DOMAIN_CONFIGURED ->
				new InvalidTracklyRequestException(response);
			case INVALID_PHONE -> new InvalidPhoneNumberException(response);
			case TOO_MANY_MESSAGES -> new TooManyMessagesException(response);
			case NOT_FOUND, CONTACT_NOT_FOUND, LIST_CONTACT_NOT_FOUND, OFFER_NOT_FOUND ->
				new TracklyResourceNotFoundException(response);
			case LIST_NOT_FOUND -> new SendingNumberNotFoundException(response);
			case NO_BILLING_CONFIG, NO_PAYMENT_METHOD, PAYMENT_FAILED, SUSPENDED ->
				new TracklyPaymentRequiredException(response);
			case RATE_LIMIT -> new TracklyRateLimitException(response);
			case ID_COLLISION -> new TransientTracklyServerException(response);
			case PROVIDER_ERROR, INTERNAL_ERROR -> translateStatus(response);
		};
	}

	private TracklyException translateStatus(TracklyErrorResponse response) {
		int status = response.statusCode().value();
		// RFC 9110 has statuses outside of 100 to 599 processed like those from 500
		if (status < 200 || status >= 500) {
			return new TracklyServerException(response);
		}
		return switch (status) {
			// A server in between gave up waiting, or takes the client to be gone
			case 408, 460, 499 -> new TracklyServerException(response);
			// The answer to a request that was processed is elsewhere
			case 303 -> new TracklyServerException(response);
			// A proxy has not passed the request on, or the server does not process it on
			// this connection
			case 407, 421, 425 -> new TracklyConnectionException(response);
			case 400 -> new InvalidTracklyRequestException(response);
			case 401 -> new TracklyAuthenticationException(response);
			case 402 -> new TracklyPaymentRequiredException(response);
			case 403 -> new TracklyAccessDeniedException(response);
			case 404 -> new TracklyResourceNotFoundException(response);
			case 429 -> new TracklyRateLimitException(response);
			default -> new UncategorizedTracklyException(response);
		};
	}

}
