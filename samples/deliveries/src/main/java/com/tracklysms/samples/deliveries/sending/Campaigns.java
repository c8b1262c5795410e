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
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Table of the campaigns.
 */
@Repository
class Campaigns {

	private final JdbcClient jdbc;

	private final Clock clock;

	Campaigns(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	long start(String name, int size) {
		KeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("INSERT INTO campaign (name, size, started_at) VALUES (:name, :size, :now)")
			.param("name", name)
			.param("size", size)
			.param("now", now())
			.update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/**
	 * End a campaign. Messages that have no outcome get the given one.
	 */
	@Transactional
	public void end(long campaign, SendOutcome rest) {
		this.jdbc.sql("""
				UPDATE message SET send_state = :state, send_detail = :detail
				WHERE campaign_id = :campaign AND send_state = 'SENDING'
				""")
			.param("state", rest.state().name())
			.param("detail", rest.detail())
			.param("campaign", campaign)
			.update();
		this.jdbc.sql("UPDATE campaign SET ended_at = :now WHERE id = :campaign")
			.param("now", now())
			.param("campaign", campaign)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
