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

package com.tracklysms.spring.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.Assert;

/**
 * Table of the ledger: reads and writes rows, in the transaction of the caller.
 */
final class LedgerTable {

	private final JdbcTemplate jdbc;

	private final LedgerStatements statements;

	private final String fullInsert;

	private volatile @Nullable Boolean insertsManyRows;

	LedgerTable(DataSource dataSource, String name) {
		this.jdbc = new JdbcTemplate(dataSource);
		this.statements = new LedgerStatements(name);
		this.fullInsert = this.statements.insert(KeyLists.MAX_LENGTH);
	}

	void insert(String campaign, String owner, List<String> keys, Instant now) {
		if (keys.isEmpty()) {
			return;
		}
		if (insertsManyRows()) {
			KeyLists.parts(keys).forEach((part) -> insertPart(campaign, owner, part, now.toEpochMilli()));
		}
		else {
			this.jdbc.batchUpdate(this.statements.insert(1), keys, KeyLists.MAX_LENGTH,
					(statement, key) -> setRow(statement, 0, campaign, key, owner, now.toEpochMilli()));
		}
	}

	/**
	 * Oracle has learned to insert several rows with one statement in version 23 only.
	 */
	private boolean insertsManyRows() {
		Boolean insertsManyRows = this.insertsManyRows;
		if (insertsManyRows == null) {
			String product = this.jdbc.execute(
					(ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName());
			insertsManyRows = !"Oracle".equals(product);
			this.insertsManyRows = insertsManyRows;
		}
		return insertsManyRows;
	}

	private void insertPart(String campaign, String owner, List<String> keys, long now) {
		String sql = (keys.size() == KeyLists.MAX_LENGTH) ? this.fullInsert : this.statements.insert(keys.size());
		this.jdbc.update(sql, (statement) -> {
			int index = 0;
			for (String key : keys) {
				index = setRow(statement, index, campaign, key, owner, now);
			}
		});
	}

	private static int setRow(PreparedStatement statement, int index, String campaign, String key, String owner,
			long now) throws SQLException {
		statement.setString(index + 1, campaign);
		statement.setString(index + 2, key);
		statement.setString(index + 3, owner);
		statement.setLong(index + 4, now);
		return index + 4;
	}

	/**
	 * Claim messages that were unsent.
	 * @return the number of those that still were
	 */
	int claimUnsent(String campaign, String owner, List<String> keys, Instant now) {
		int claimed = 0;
		for (List<String> part : KeyLists.paddedParts(keys)) {
			claimed += this.jdbc.update(this.statements.claimUnsent(part.size()), (statement) -> {
				statement.setString(1, owner);
				statement.setLong(2, now.toEpochMilli());
				setKeys(statement, 2, campaign, part);
			});
		}
		return claimed;
	}

	void expire(String campaign, List<String> keys, ClaimTime time) {
		for (List<String> part : KeyLists.paddedParts(keys)) {
			this.jdbc.update(this.statements.expire(part.size()), (statement) -> {
				statement.setLong(1, time.now().toEpochMilli());
				statement.setLong(setKeys(statement, 1, campaign, part) + 1, time.limit().toEpochMilli());
			});
		}
	}

	/**
	 * Record the end of several messages.
	 * @return the number of rows that were changed
	 */
	int record(String campaign, String owner, End end, List<String> keys, Instant now) {
		int recorded = 0;
		for (List<String> part : KeyLists.paddedParts(keys)) {
			recorded += this.jdbc.update(this.statements.record(part.size()), (statement) -> {
				statement.setString(1, end.status().name());
				statement.setLong(2, now.toEpochMilli());
				setText(statement, 3, end.errorCode());
				setText(statement, 4, end.messageId());
				statement.setString(setKeys(statement, 4, campaign, part) + 1, owner);
			});
		}
		return recorded;
	}

	int resolve(String campaign, String key, SendStatus status, ClaimTime time) {
		return this.jdbc.update(this.statements.resolve(), status.name(), time.now().toEpochMilli(), campaign, key,
				time.limit().toEpochMilli());
	}

	List<LedgerEntry> find(String campaign, List<String> keys) {
		List<LedgerEntry> entries = new ArrayList<>();
		for (List<String> part : KeyLists.paddedParts(keys)) {
			entries.addAll(this.jdbc.query(this.statements.find(part.size()),
					(statement) -> setKeys(statement, 0, campaign, part), (row, number) -> entry(row)));
		}
		return entries;
	}

	LedgerCursor entries(String campaign, SendStatus status, Instant limit) {
		DataSource dataSource = this.jdbc.getDataSource();
		Assert.state(dataSource != null, "No DataSource");
		return switch (status) {
			case IN_FLIGHT ->
				LedgerCursor.open(dataSource, this.statements.entriesInFlight(), campaign, limit.toEpochMilli());
			case UNKNOWN ->
				LedgerCursor.open(dataSource, this.statements.entriesUnknown(), campaign, limit.toEpochMilli());
			default -> LedgerCursor.open(dataSource, this.statements.entries(), campaign, status.name());
		};
	}

	/**
	 * Count the rows of a campaign.
	 * @param limit the time before which claims have expired
	 */
	List<StatusCount> count(String campaign, Instant limit) {
		return this.jdbc.query(this.statements.counts(),
				(row, number) -> new StatusCount(SendStatus.valueOf(row.getString(1)), row.getLong(2), row.getLong(3)),
				limit.toEpochMilli(), campaign);
	}

	private static int setKeys(PreparedStatement statement, int index, String campaign, List<String> keys)
			throws SQLException {
		int last = index + 1;
		statement.setString(last, campaign);
		for (String key : keys) {
			statement.setString(++last, key);
		}
		return last;
	}

	private static void setText(PreparedStatement statement, int index, @Nullable String text) throws SQLException {
		if (text != null) {
			statement.setString(index, text);
		}
		else {
			statement.setNull(index, Types.VARCHAR);
		}
	}

	static LedgerEntry entry(ResultSet row) throws SQLException {
		long ended = row.getLong(5);
		return new LedgerEntry(row.getString(1), SendStatus.valueOf(row.getString(2)), row.getString(3),
				Instant.ofEpochMilli(row.getLong(4)), ((ended != 0) ? Instant.ofEpochMilli(ended) : null),
				row.getString(6), row.getString(7));
	}

	/**
	 * What is recorded about several messages.
	 */
	record End(SendStatus status, @Nullable String errorCode, @Nullable String messageId) {

	}

	/**
	 * Number of rows with a status, and how many of them were claimed before the limit.
	 */
	record StatusCount(SendStatus status, long count, long old) {

	}

}
