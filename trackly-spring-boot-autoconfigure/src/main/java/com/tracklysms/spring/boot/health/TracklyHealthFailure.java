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

package com.tracklysms.spring.boot.health;

import java.util.Locale;

import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyErrorCode;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;

import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatusCode;

/**
 * Kind of failure of a health check.
 */
enum TracklyHealthFailure {

	/**
	 * No response: no connection, a timeout, or a lost connection.
	 */
	UNREACHABLE,

	/**
	 * Invalid API key.
	 */
	KEY_REFUSED,

	/**
	 * Suspended account, for which the API returns status 403 without a code.
	 */
	SUSPENDED,

	/**
	 * Product that is not enabled for the account.
	 */
	NOT_ENABLED,

	/**
	 * Failure of the API to process the request.
	 */
	SERVER_ERROR,

	/**
	 * Too many requests. It is not documented whether the API checks the key before the
	 * rate limit, so it is unknown whether messages can be sent.
	 */
	RATE_LIMITED,

	/**
	 * Any other refusal of the API.
	 */
	REFUSED,

	/**
	 * Response that is not one of the API, such as the page of a proxy.
	 */
	UNEXPECTED;

	/**
	 * Return the value for the details of the health.
	 */
	String getValue() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	Status getStatus() {
		return (this == RATE_LIMITED) ? Status.UNKNOWN : Status.DOWN;
	}

	static TracklyHealthFailure of(TracklyException exception) {
		HttpStatusCode status = exception.getStatusCode();
		if (exception instanceof TracklyRateLimitException) {
			return RATE_LIMITED;
		}
		if (status == null) {
			return UNREACHABLE;
		}
		if (status.is5xxServerError()) {
			return SERVER_ERROR;
		}
		return status.is4xxClientError() ? ofRefusal(exception) : UNEXPECTED;
	}

	private static TracklyHealthFailure ofRefusal(TracklyException exception) {
		if (exception instanceof TracklyAuthenticationException) {
			return KEY_REFUSED;
		}
		if (exception.getErrorCode() == TracklyErrorCode.PRODUCT_NOT_ENABLED) {
			return NOT_ENABLED;
		}
		return (exception instanceof TracklyAccessDeniedException && exception.getCode() == null) ? SUSPENDED : REFUSED;
	}

}
