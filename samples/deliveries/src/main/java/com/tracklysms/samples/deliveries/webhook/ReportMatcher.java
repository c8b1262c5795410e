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

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the messages that reports belong to. Most messages have the id of their report.
 * The answer to a bulk request tells no ids, however, and any answer can be lost: a
 * message without an id takes one from a report about its recipient that is nobody's.
 */
@Component
public class ReportMatcher {

	/**
	 * A message that was refused, or certainly not sent, has no report. A single one that
	 * is being sent gets its id with the answer. By {@code IS NULL}, H2 would rather read
	 * all messages without an id than those of the recipient.
	 */
	private static final String NEXT = """
			SELECT message.id, delivery.message_id
			FROM delivery JOIN message ON message.recipient = delivery.recipient
			WHERE delivery.recipient = :recipient AND message.recipient = :recipient
				AND NOT EXISTS (SELECT 1 FROM message owner WHERE owner.message_id = delivery.message_id)
				AND COALESCE(message.message_id, '') = ''
				AND (message.send_state IN ('QUEUED', 'UNKNOWN')
					OR (message.send_state = 'SENDING' AND message.campaign_id IS NOT NULL))
			ORDER BY delivery.reported_at, message.id
			LIMIT 1
			""";

	private static final String TAKE = """
			UPDATE message SET message_id = :messageId
			WHERE id = :id AND message_id IS NULL
				AND NOT EXISTS (SELECT 1 FROM message owner WHERE owner.message_id = :messageId)
			""";

	/**
	 * Locks: an answer is written either before, and seen here, or after the report, and
	 * finds it.
	 */
	private static final String BEING_SENT = """
			SELECT id FROM message
			WHERE recipient = :recipient AND send_state = 'SENDING' AND campaign_id IS NULL
			FOR UPDATE
			""";

	private final JdbcClient jdbc;

	ReportMatcher(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean hasMessage(String messageId) {
		return this.jdbc.sql("SELECT COUNT(*) FROM message WHERE message_id = :messageId")
			.param("messageId", messageId)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Give the reports about a recipient that are nobody's to the messages without an id,
	 * the oldest to the oldest. As long as a single message to the recipient is being
	 * sent, they can be that message's, and are left: this is called again with its
	 * answer.
	 * @param recipient the phone number
	 */
	@Transactional
	public void match(String recipient) {
		Optional<Match> next = next(recipient);
		while (next.isPresent()) {
			take(next.get());
			next = next(recipient);
		}
	}

	private Optional<Match> next(String recipient) {
		return isBeingSent(recipient) ? Optional.empty()
				: this.jdbc.sql(NEXT).param("recipient", recipient).query(Match.class).optional();
	}

	private boolean isBeingSent(String recipient) {
		return !this.jdbc.sql(BEING_SENT).param("recipient", recipient).query(Long.class).list().isEmpty();
	}

	private void take(Match match) {
		this.jdbc.sql(TAKE).param("id", match.id()).param("messageId", match.messageId()).update();
	}

	private record Match(long id, String messageId) {

	}

}
