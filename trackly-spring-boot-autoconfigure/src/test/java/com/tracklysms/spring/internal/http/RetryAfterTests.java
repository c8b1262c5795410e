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
import java.time.ZoneOffset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryAfter}.
 */
class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final RetryAfter retryAfter = new RetryAfter(Clock.fixed(NOW, ZoneOffset.UTC));

	@ParameterizedTest
	@CsvSource({ "'Mon, 23 Nov 2026 10:10:00 GMT'", "'Mon, 23 Nov 2026 09:50:00 GMT'",
			"'Sat, 23 Nov 2019 10:00:00 GMT'" })
	void dateIsReadByTheClockOfTheServer(String date) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.DATE, date);
		headers.setInstant(HttpHeaders.RETRY_AFTER,
				Instant.ofEpochMilli(headers.getFirstDate(HttpHeaders.DATE)).plusSeconds(3));
		assertThat(this.retryAfter.read(headers)).isEqualTo(Duration.ofSeconds(3));
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "", "1764000000" })
	void dateIsReadByOurClockIfTheServerSaysNoneThatCanBeRead(String date) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.DATE, date);
		headers.setInstant(HttpHeaders.RETRY_AFTER, NOW.plusSeconds(9));
		assertThat(this.retryAfter.read(headers)).isEqualTo(Duration.ofSeconds(9));
	}

	@Test
	void dateBeforeThatOfTheAnswerAsksForNoWait() {
		HttpHeaders headers = new HttpHeaders();
		headers.setInstant(HttpHeaders.DATE, NOW.plusSeconds(60));
		headers.setInstant(HttpHeaders.RETRY_AFTER, NOW.plusSeconds(30));
		assertThat(this.retryAfter.read(headers)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "86400, 86400", "86401,", "1764000000,", "1764000000000,", "9223372036854775807,",
			"99999999999999999999,", "'Tue, 24 Nov 2026 10:00:00 GMT', 86400", "'Tue, 24 Nov 2026 10:00:01 GMT',",
			"'Fri, 31 Dec 9999 23:59:59 GMT',", "'Thu, 01 Jan 1970 00:00:00 GMT', 0" })
	void timeBeyondADayIsNone(String value, @Nullable Long seconds) {
		assertThat(read(value)).isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Property
	void anyNumberIsATimeOfUpToADayOrNone(@ForAll @LongRange(min = 0) long number) {
		Duration read = read(Long.toString(number));
		assertThat(read).isEqualTo((number <= 86_400) ? Duration.ofSeconds(number) : null);
	}

	private @Nullable Duration read(String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, value);
		return this.retryAfter.read(headers);
	}

}
