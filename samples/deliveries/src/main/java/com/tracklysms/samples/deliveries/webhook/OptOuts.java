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

package com.tracklysms.samples.deliveries.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table of those who have opted out. No event tells that somebody has subscribed again.
 */
@Repository
public class OptOuts {

	private final JdbcClient jdbc;

	private final Clock clock;

	OptOuts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Add a person, and mark the last message to that person.
	 */
	void add(String phoneNumber, @Nullable Instant optedOutAt) {
		OffsetDateTime at = ((optedOutAt != null) ? optedOutAt : this.clock.instant()).atOffset(ZoneOffset.UTC);
		this.jdbc
			.sql("INSERT INTO opt_out (phone_number, opted_out_at) VALUES (:phoneNumber, :at) ON CONFLICT DO NOTHING")
			.param("phoneNumber", phoneNumber)
			.param("at", at)
			.update();
		this.jdbc.sql("""
				UPDATE message SET opted_out_at = :at
				WHERE id = (SELECT MAX(id) FROM message WHERE recipient = :phoneNumber)
				""").param("phoneNumber", phoneNumber).param("at", at).update();
	}

	/**
	 * Return whether a person has opted out.
	 * @param phoneNumber the phone number
	 * @return whether nothing may be sent to it
	 */
	public boolean contains(String phoneNumber) {
		return this.jdbc.sql("SELECT COUNT(*) FROM opt_out WHERE phone_number = :phoneNumber")
			.param("phoneNumber", phoneNumber)
			.query(Long.class)
			.single() > 0;
	}

}
