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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts messages for the page.
 */
@Repository
class OverviewQueries {

	private static final Duration PERIOD = Duration.ofDays(1);

	private static final int CAMPAIGNS = 3;

	private static final int MINUTES = 15;

	private static final String COUNTS = """
			COUNT(*) FILTER (WHERE state = 'SENDING') AS sending,
			COUNT(*) FILTER (WHERE state IN ('QUEUED', 'PENDING', 'UNKNOWN')) AS queued,
			COUNT(*) FILTER (WHERE state = 'DELIVERED') AS delivered,
			COUNT(*) FILTER (WHERE state = 'FAILED') AS failed,
			COUNT(*) FILTER (WHERE state = 'OPTED_OUT') AS opted_out
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final boolean simulated;

	OverviewQueries(JdbcClient jdbc, Clock clock, Environment environment) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.simulated = !environment.containsProperty("trackly.api-key");
	}

	/**
	 * Count everything at the same moment.
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public Overview overview() {
		return new Overview(this.simulated, totals(), campaigns(), minutes());
	}

	/**
	 * Count the messages of the last day.
	 */
	private StateCounts totals() {
		return this.jdbc.sql("SELECT " + COUNTS + " FROM message_status WHERE created_at > :since")
			.param("since", since(PERIOD))
			.query(StateCounts.class)
			.single();
	}

	/**
	 * Return the latest campaigns, the last one first.
	 */
	private List<CampaignProgress> campaigns() {
		return this.jdbc.sql("""
				SELECT latest.id, name, size, started_at, ended_at,
				""" + COUNTS + """
				FROM (SELECT * FROM campaign ORDER BY id DESC LIMIT :limit) latest
					LEFT JOIN message_status ON campaign_id = latest.id
				GROUP BY latest.id, name, size, started_at, ended_at
				ORDER BY latest.id DESC
				""").param("limit", CAMPAIGNS).query((row, number) -> toCampaign(row)).list();
	}

	private CampaignProgress toCampaign(ResultSet row) throws SQLException {
		StateCounts counts = new StateCounts(row.getLong("sending"), row.getLong("queued"), row.getLong("delivered"),
				row.getLong("failed"), row.getLong("opted_out"));
		return new CampaignProgress(row.getLong("id"), row.getString("name"), row.getInt("size"),
				instant(row, "started_at"), row.getObject("ended_at") == null, counts);
	}

	/**
	 * Count what was reported in each of the last minutes, the present one last.
	 */
	private List<MinuteCounts> minutes() {
		Map<Instant, MinuteCounts> counts = this.jdbc.sql("""
				SELECT DATE_TRUNC('minute', received_at) AS beginning,
					COUNT(*) FILTER (WHERE finality = 2) AS delivered,
					COUNT(*) FILTER (WHERE finality = 1) AS failed
				FROM delivery WHERE received_at > :since GROUP BY DATE_TRUNC('minute', received_at)
				""")
			.param("since", since(Duration.ofMinutes(MINUTES)))
			.query((row, number) -> new MinuteCounts(instant(row, "beginning"), row.getLong("delivered"),
					row.getLong("failed")))
			.list()
			.stream()
			.collect(Collectors.toMap(MinuteCounts::minute, Function.identity()));
		Instant present = this.clock.instant().truncatedTo(ChronoUnit.MINUTES);
		return IntStream.range(0, MINUTES)
			.mapToObj((minute) -> present.minus(MINUTES - 1 - minute, ChronoUnit.MINUTES))
			.map((minute) -> counts.getOrDefault(minute, new MinuteCounts(minute, 0, 0)))
			.toList();
	}

	private OffsetDateTime since(Duration period) {
		return this.clock.instant().minus(period).atOffset(ZoneOffset.UTC);
	}

	private Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
