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

package com.tracklysms.spring.webhook.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes events that have expired: each ten seconds, a thousand at most, so that an
 * event is not held up by those of a day. If there are more, the next event goes on.
 */
final class ExpiredEvents {

	private static final Log logger = LogFactory.getLog(ExpiredEvents.class);

	private static final int MAX_ROWS = 1000;

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final AtomicLong next = new AtomicLong();

	ExpiredEvents(DataSource dataSource, Duration longestWait, Clock clock) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.jdbc.setMaxRows(MAX_ROWS);
		this.jdbc.setQueryTimeout((int) longestWait.toSeconds());
		this.clock = clock;
	}

	void deleteSome() {
		long now = this.clock.millis();
		long due = this.next.get();
		if (now >= due && this.next.compareAndSet(due, now + INTERVAL.toMillis())) {
			try {
				if (delete(now) == MAX_ROWS) {
					this.next.set(now);
				}
			}
			catch (DataAccessException ex) {
				logger.debug(LogMessage.format("Expired events were not deleted: %s", ex.getClass().getName()));
			}
		}
	}

	private int delete(long now) {
		List<Object[]> keys = this.jdbc.query("SELECT EVENT_KEY FROM TRACKLY_WEBHOOK_EVENT WHERE EXPIRES_AT < ?",
				(row, number) -> new Object[] { row.getString(1) }, now);
		if (!keys.isEmpty()) {
			this.jdbc.batchUpdate("DELETE FROM TRACKLY_WEBHOOK_EVENT WHERE EVENT_KEY = ?", keys);
		}
		return keys.size();
	}

}
