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

package com.tracklysms.samples.campaign.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/**
 * Lets one process at a time run a campaign. The database server forgets the lock with
 * the connection, however the process ends; H2 locks its file itself.
 */
@Component
public class CampaignLock {

	private final DataSource dataSource;

	CampaignLock(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Do something as the only one.
	 * @return whether it was done
	 */
	public boolean during(String campaign, Runnable work) throws SQLException {
		if (!isServer()) {
			work.run();
			return true;
		}
		try (Connection connection = this.dataSource.getConnection()) {
			if (!call(connection, "pg_try_advisory_lock", campaign)) {
				return false;
			}
			work.run();
			return call(connection, "pg_advisory_unlock", campaign);
		}
	}

	private boolean isServer() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			return DatabaseDriver.fromJdbcUrl(connection.getMetaData().getURL()) == DatabaseDriver.POSTGRESQL;
		}
	}

	private boolean call(Connection connection, String function, String campaign) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("SELECT " + function + "(hashtextextended(?, 0))")) {
			statement.setString(1, "campaign " + campaign);
			try (ResultSet result = statement.executeQuery()) {
				return result.next() && result.getBoolean(1);
			}
		}
	}

}
