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

package com.tracklysms.spring.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import com.tracklysms.spring.ledger.JdbcSendLedger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Database with the table of the ledger, behind a pool as applications have it.
 */
public final class LedgerDatabase implements AutoCloseable {

	private final HikariDataSource dataSource;

	private LedgerDatabase(String url, int poolSize, Duration connectionTimeout) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setMaximumPoolSize(poolSize);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(connectionTimeout.toMillis());
		this.dataSource = new HikariDataSource(config);
	}

	/**
	 * Open a database in memory, and create the table.
	 */
	public static LedgerDatabase h2() {
		return open("jdbc:h2:mem:" + UUID.randomUUID(), 8).createTable();
	}

	/**
	 * Open a new database of a server, and create the table.
	 */
	public static LedgerDatabase postgres(TestPostgres postgres) {
		return open(postgres.createDatabase(), 8).createTable();
	}

	/**
	 * Open a database as it is.
	 */
	public static LedgerDatabase open(String url, int poolSize) {
		return new LedgerDatabase(url, poolSize, Duration.ofSeconds(5));
	}

	/**
	 * Open a database in memory whose pool has one connection and does not wait for it,
	 * and create the table.
	 */
	public static LedgerDatabase withOneConnection() {
		return new LedgerDatabase("jdbc:h2:mem:" + UUID.randomUUID(), 1, Duration.ofMillis(250)).createTable();
	}

	public LedgerDatabase createTable() {
		new ResourceDatabasePopulator(
				new ClassPathResource("com/tracklysms/spring/ledger/schema-" + platform() + ".sql"))
			.execute(this.dataSource);
		return this;
	}

	String platform() {
		return this.dataSource.getJdbcUrl().contains(":h2:") ? "h2" : "postgresql";
	}

	public HikariDataSource dataSource() {
		return this.dataSource;
	}

	public JdbcTemplate jdbc() {
		return new JdbcTemplate(this.dataSource);
	}

	public JdbcTransactionManager transactionManager() {
		return new JdbcTransactionManager(this.dataSource);
	}

	public JdbcSendLedger ledger() {
		return ledger(Clock.systemUTC());
	}

	public JdbcSendLedger ledger(Clock clock) {
		return ledger(clock, Duration.ofMinutes(15));
	}

	public JdbcSendLedger ledger(Clock clock, Duration claimTimeout) {
		return new JdbcSendLedger(this.dataSource, transactionManager(), "TRACKLY_", claimTimeout, clock);
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
