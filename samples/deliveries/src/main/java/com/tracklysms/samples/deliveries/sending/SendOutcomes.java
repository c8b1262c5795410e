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

import java.util.SortedMap;

import com.tracklysms.samples.deliveries.webhook.ReportMatcher;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what requests led to. Reports of providers are stored elsewhere: neither can
 * overwrite the other, whichever comes first.
 */
@Component
class SendOutcomes {

	private static final int BATCH_SIZE = 1000;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final ReportMatcher matcher;

	private final ApplicationEventPublisher publisher;

	SendOutcomes(JdbcClient jdbc, JdbcTemplate batches, ReportMatcher matcher, ApplicationEventPublisher publisher) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.matcher = matcher;
		this.publisher = publisher;
	}

	@Transactional
	public void store(OutgoingMessage message, SendOutcome outcome) {
		this.jdbc.sql("""
				UPDATE message SET send_state = :state, send_detail = :detail, message_id = :messageId
				WHERE id = :id
				""")
			.param("state", outcome.state().name())
			.param("detail", outcome.detail())
			.param("messageId", outcome.messageId())
			.param("id", message.id())
			.update();
		this.matcher.match(message.recipient());
		this.publisher.publishEvent(new MessagesChanged());
	}

	/**
	 * Store the outcomes of messages of a campaign, whose answers tell no ids.
	 * @param outcomes the outcomes by the id of the row, in the order in which rows are
	 * locked
	 */
	@Transactional
	public void storeAll(SortedMap<Long, SendOutcome> outcomes) {
		this.batches.batchUpdate("UPDATE message SET send_state = ?, send_detail = ? WHERE id = ?", outcomes.entrySet(),
				BATCH_SIZE, (statement, entry) -> {
					statement.setString(1, entry.getValue().state().name());
					statement.setString(2, entry.getValue().detail());
					statement.setLong(3, entry.getKey());
				});
		this.publisher.publishEvent(new MessagesChanged());
	}

}
