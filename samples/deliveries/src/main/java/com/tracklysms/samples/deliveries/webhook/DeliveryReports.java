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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Table of what providers have reported, with one row for each message. In whichever
 * order reports come, the row ends up the same: an arrived message stays one, a failed
 * one does not become pending again, and otherwise the later report counts.
 */
@Repository
class DeliveryReports {

	private final JdbcClient jdbc;

	private final Clock clock;

	DeliveryReports(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void merge(DeliveryReport report) {
		if (!insert(report)) {
			update(report);
		}
	}

	private boolean insert(DeliveryReport report) {
		return statement("""
				INSERT INTO delivery (message_id, recipient, status, status_detail, finality, reported_at, received_at)
				VALUES (:messageId, :recipient, :status, :statusDetail, :finality, :reportedAt, :receivedAt)
				ON CONFLICT DO NOTHING
				""", report).param("recipient", report.recipient()).update() == 1;
	}

	private void update(DeliveryReport report) {
		statement("""
				UPDATE delivery SET status = :status, status_detail = :statusDetail, finality = :finality,
					reported_at = :reportedAt, received_at = :receivedAt
				WHERE message_id = :messageId
					AND (finality < :finality OR (finality = :finality AND reported_at < :reportedAt))
				""", report).update();
	}

	private JdbcClient.StatementSpec statement(String sql, DeliveryReport report) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		return this.jdbc.sql(sql)
			.param("messageId", report.messageId())
			.param("status", report.status())
			.param("statusDetail", report.statusDetail())
			.param("finality", report.finality())
			.param("reportedAt", (report.reportedAt() != null) ? report.reportedAt().atOffset(ZoneOffset.UTC) : now)
			.param("receivedAt", now);
	}

}
