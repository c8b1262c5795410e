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

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Cursor over rows of the ledger. Not that of a {@code JdbcTemplate}, whose connection
 * commits by itself: the driver of PostgreSQL then reads all rows at once.
 */
final class LedgerCursor {

	private static final int FETCH_SIZE = 1000;

	private final DataSource dataSource;

	private final Connection connection;

	private final boolean committing;

	private final PreparedStatement statement;

	private final ResultSet rows;

	private LedgerCursor(DataSource dataSource, Connection connection, String sql, Object... parameters)
			throws SQLException {
		this.dataSource = dataSource;
		this.connection = connection;
		this.committing = connection.getAutoCommit();
		if (this.committing) {
			connection.setAutoCommit(false);
		}
		this.statement = connection.prepareStatement(sql);
		this.statement.setFetchSize(FETCH_SIZE);
		for (int index = 0; index < parameters.length; index++) {
			this.statement.setObject(index + 1, parameters[index]);
		}
		this.rows = this.statement.executeQuery();
	}

	static LedgerCursor open(DataSource dataSource, String sql, Object... parameters) {
		Connection connection = DataSourceUtils.getConnection(dataSource);
		try {
			return new LedgerCursor(dataSource, connection, sql, parameters);
		}
		catch (SQLException ex) {
			DataSourceUtils.releaseConnection(connection, dataSource);
			throw new SQLExceptionSubclassTranslator().translate("Open cursor", sql, ex);
		}
	}

	Stream<LedgerEntry> stream() {
		return StreamSupport.stream(new Rows(), false).onClose(this::close);
	}

	private void close() {
		JdbcUtils.closeResultSet(this.rows);
		JdbcUtils.closeStatement(this.statement);
		try {
			if (this.committing) {
				this.connection.rollback();
				this.connection.setAutoCommit(true);
			}
		}
		catch (SQLException ex) {
			// The pool finds out by itself
		}
		finally {
			DataSourceUtils.releaseConnection(this.connection, this.dataSource);
		}
	}

	private final class Rows extends Spliterators.AbstractSpliterator<LedgerEntry> {

		Rows() {
			super(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.DISTINCT);
		}

		@Override
		public boolean tryAdvance(Consumer<? super LedgerEntry> consumer) {
			try {
				if (!LedgerCursor.this.rows.next()) {
					return false;
				}
				consumer.accept(LedgerTable.entry(LedgerCursor.this.rows));
				return true;
			}
			catch (SQLException ex) {
				throw new SQLExceptionSubclassTranslator().translate("Read entries", null, ex);
			}
		}

	}

}
