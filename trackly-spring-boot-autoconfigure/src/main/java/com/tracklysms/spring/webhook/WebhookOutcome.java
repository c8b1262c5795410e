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

package com.tracklysms.spring.webhook;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Outcome of processing a request to a webhook, and what to answer. Trackly sends an
 * event again unless the answer is successful: up to five times, the last time three
 * hours and 21 minutes after the first.
 * <p>
 * Source for the repetitions: the pages "Webhook events" of the API reference of v2 and
 * "Webhooks" of the integrations.
 *
 * @since 0.1.0
 */
public enum WebhookOutcome {

	/**
	 * The event was published, and no listener has failed.
	 */
	PROCESSED(HttpStatus.NO_CONTENT),

	/**
	 * The event was processed before, and was not published again.
	 */
	DUPLICATE(HttpStatus.NO_CONTENT),

	/**
	 * The event is too old, and was not published.
	 */
	EXPIRED(HttpStatus.NO_CONTENT),

	/**
	 * The signature is missing or wrong.
	 */
	UNVERIFIED(HttpStatus.UNAUTHORIZED),

	/**
	 * The body is signed, and is not an object of JSON.
	 */
	MALFORMED(HttpStatus.BAD_REQUEST),

	/**
	 * The time of the event is further in the future than clocks may differ.
	 */
	FROM_THE_FUTURE(HttpStatus.BAD_REQUEST),

	/**
	 * The body is too large.
	 */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

	/**
	 * A listener has failed. The event is published again when it is received again.
	 */
	FAILED(HttpStatus.INTERNAL_SERVER_ERROR),

	/**
	 * The same event is being processed already.
	 */
	IN_PROGRESS(HttpStatus.SERVICE_UNAVAILABLE),

	/**
	 * The store of processed events cannot be used.
	 */
	STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

	private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

	private final HttpStatus status;

	WebhookOutcome(HttpStatus status) {
		this.status = status;
	}

	/**
	 * Return the status to answer with.
	 * @return the status
	 */
	public HttpStatus getStatus() {
		return this.status;
	}

	/**
	 * Return the time after which the event should be sent again.
	 * @return the time to answer as {@code Retry-After}, or {@code null} for none
	 */
	public @Nullable Duration getRetryAfter() {
		return (this.status == HttpStatus.SERVICE_UNAVAILABLE) ? RETRY_AFTER : null;
	}

	/**
	 * Return the headers to answer with.
	 * @return the headers, which may be empty
	 */
	public HttpHeaders getHeaders() {
		HttpHeaders headers = new HttpHeaders();
		Duration retryAfter = getRetryAfter();
		if (retryAfter != null) {
			headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
		}
		return headers;
	}

}
