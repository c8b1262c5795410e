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

package com.tracklysms.samples.deliveries;

import java.util.Map;
import java.util.UUID;

import com.tracklysms.simulator.TracklySimulator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the start after the application was killed while it was sending.
 */
class RestartTests {

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID()
			+ ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";

	@Test
	void messagesWithoutAnAnswerAreUnknownAndFindTheirReports() {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			try (ConfigurableApplicationContext context = start(trackly)) {
				JdbcClient jdbc = context.getBean(JdbcClient.class);
				leaveUnanswered(jdbc, "+12065550100");
				leaveUnanswered(jdbc, "+12065550101");
				jdbc.sql("""
						INSERT INTO delivery (message_id, recipient, status, finality, reported_at, received_at)
						VALUES ('AbC12345', '+12065550101', 'delivered', 2, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)
						""").update();
			}
			try (ConfigurableApplicationContext context = start(trackly)) {
				assertThat(context.getBean(JdbcClient.class)
					.sql("SELECT recipient, state FROM message_status ORDER BY recipient")
					.query()
					.listOfRows()).containsExactly(Map.of("recipient", "+12065550100", "state", "UNKNOWN"),
							Map.of("recipient", "+12065550101", "state", "DELIVERED"));
			}
			assertThat(trackly.getJournal().count()).isZero();
		}
	}

	private void leaveUnanswered(JdbcClient jdbc, String recipient) {
		jdbc.sql("""
				INSERT INTO message (recipient, body, send_state, created_at)
				VALUES (:recipient, 'Hello', 'SENDING', CURRENT_TIMESTAMP)
				""").param("recipient", recipient).update();
	}

	private ConfigurableApplicationContext start(TracklySimulator trackly) {
		return SpringApplication.run(DeliveriesApplication.class, "--server.port=0",
				"--spring.datasource.url=" + this.database, "--trackly.base-url=" + trackly.getBaseUrl(),
				"--trackly.api-key=" + trackly.getApiKey(), "--trackly.webhook.secrets=secret",
				// The script creates its table, which is there at the second start
				"--trackly.webhook.deduplication.jdbc.continue-on-error=true");
	}

}
