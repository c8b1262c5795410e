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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Parser of the {@code Retry-After} header, which is a number of seconds or a date. The
 * API does not document it, but a gateway or proxy may send it. A date is compared with
 * the {@code Date} of the same answer, so that it does not matter which of the two clocks
 * is wrong.
 */
public final class RetryAfter {

	/**
	 * Longer times are mistakes, for instance a number of seconds since 1970.
	 */
	private static final Duration LONGEST = Duration.ofDays(1);

	private final Clock clock;

	public RetryAfter(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Parse the header.
	 * @return the time to wait, from zero (also for a date in the past) to a day, or
	 * {@code null} if the header is absent, cannot be parsed or asks for more
	 */
	@Nullable Duration read(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		Duration time = isNumber(value.trim()) ? seconds(value.trim()) : untilDate(headers);
		return (time != null && time.compareTo(LONGEST) <= 0) ? time : null;
	}

	private boolean isNumber(String value) {
		return !value.isEmpty() && value.chars().allMatch((character) -> character >= '0' && character <= '9');
	}

	private @Nullable Duration seconds(String value) {
		try {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private @Nullable Duration untilDate(HttpHeaders headers) {
		Instant date = date(headers, HttpHeaders.RETRY_AFTER);
		if (date == null) {
			return null;
		}
		Instant answered = date(headers, HttpHeaders.DATE);
		Duration time = Duration.between((answered != null) ? answered : this.clock.instant(), date);
		return time.isNegative() ? Duration.ZERO : time;
	}

	private @Nullable Instant date(HttpHeaders headers, String name) {
		try {
			ZonedDateTime date = headers.getFirstZonedDateTime(name);
			return (date != null) ? date.toInstant() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
