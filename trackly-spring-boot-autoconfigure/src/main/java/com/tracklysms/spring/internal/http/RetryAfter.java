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
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Parser of the {@code Retry-After} header, which is a number of seconds or a date. The
 * API does not document it, but a gateway or proxy may send it.
 */
public final class RetryAfter {

	private final Clock clock;

	public RetryAfter(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Parse the header.
	 * @return the time to wait, zero for a date in the past, or {@code null} if the
	 * header is absent or cannot be parsed
	 */
	@Nullable Duration read(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		return isNumber(value.trim()) ? seconds(value.trim()) : untilDate(headers);
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
		try {
			ZonedDateTime date = headers.getFirstZonedDateTime(HttpHeaders.RETRY_AFTER);
			return (date != null) ? notNegative(Duration.between(this.clock.instant(), date.toInstant())) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private Duration notNegative(Duration duration) {
		return duration.isNegative() ? Duration.ZERO : duration;
	}

}
