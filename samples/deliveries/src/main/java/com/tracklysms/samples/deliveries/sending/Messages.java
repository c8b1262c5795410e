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

package com.tracklysms.samples.deliveries.sending;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table of the messages. Its rows are there before their requests, so that whatever comes
 * next, an answer or a report that overtakes it, has a place.
 */
@Repository
class Messages {

	private static final int BATCH_SIZE = 1000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Clock clock;

	Messages(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	OutgoingMessage add(String recipient, String body, SendState state) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				INSERT INTO message (recipient, body, send_state, created_at)
				VALUES (:recipient, :body, :state, :now)
				""")
			.param("recipient", recipient)
			.param("body", body)
			.param("state", state.name())
			.param("now", now())
			.update(key, "id");
		return new OutgoingMessage(Objects.requireNonNull(key.getKey()).longValue(), recipient, body);
	}

	/**
	 * Add the messages of a campaign. Those to people who have opted out are not sent.
	 */
	@Transactional
	public void addAll(long campaign, Collection<String> recipients, String body) {
		OffsetDateTime now = now();
		this.batches.batchUpdate(
				"""
						INSERT INTO message (campaign_id, recipient, body, send_state, created_at) VALUES (?, ?, ?, 'SENDING', ?)
						""",
				recipients, BATCH_SIZE, (statement, recipient) -> {
					statement.setLong(1, campaign);
					statement.setString(2, recipient);
					statement.setString(3, body);
					statement.setObject(4, now);
				});
		this.jdbc.sql("""
				UPDATE message SET send_state = 'OPTED_OUT'
				WHERE campaign_id = :campaign AND recipient IN (SELECT phone_number FROM opt_out)
				""").param("campaign", campaign).update();
	}

	List<OutgoingMessage> findBeingSent(long campaign) {
		return this.jdbc.sql("""
				SELECT id, recipient, body FROM message
				WHERE campaign_id = :campaign AND send_state = 'SENDING'
				ORDER BY id
				""").param("campaign", campaign).query(OutgoingMessage.class).list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
