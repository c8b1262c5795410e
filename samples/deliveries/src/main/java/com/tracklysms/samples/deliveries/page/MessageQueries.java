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

package com.tracklysms.samples.deliveries.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

import com.tracklysms.spring.support.Masking;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds messages for the page: no more than a person looks at, however many there are.
 */
@Repository
class MessageQueries {

	private static final int LIMIT = 50;

	private static final int BODY_LIMIT = 300;

	private final JdbcClient jdbc;

	MessageQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Return the newest messages, the last one first.
	 */
	List<MessageRow> newest(MessageFilter filter) {
		// The state of a message is derived: all messages would have to be read to ask
		// for it
		return (filter == MessageFilter.ALL)
				? find("message.id IN (SELECT id FROM message ORDER BY id DESC LIMIT :limit)", filter)
				: find("state IN (:states)", filter);
	}

	private List<MessageRow> find(String condition, MessageFilter filter) {
		return this.jdbc.sql("""
				SELECT message.id, recipient, SUBSTRING(body, 1, :bodyLimit) AS body, state, detail,
					campaign.name AS campaign, created_at
				FROM message_status message LEFT JOIN campaign ON campaign.id = campaign_id
				WHERE %s
				ORDER BY message.id DESC
				LIMIT :limit
				""".formatted(condition))
			.param("bodyLimit", BODY_LIMIT)
			.param("states", filter.stateNames())
			.param("limit", LIMIT)
			.query((row, number) -> toMessage(row))
			.list();
	}

	private MessageRow toMessage(ResultSet row) throws SQLException {
		return new MessageRow(row.getLong("id"), Masking.number(row.getString("recipient")), row.getString("body"),
				MessageState.valueOf(row.getString("state")), row.getString("detail"), row.getString("campaign"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

}
