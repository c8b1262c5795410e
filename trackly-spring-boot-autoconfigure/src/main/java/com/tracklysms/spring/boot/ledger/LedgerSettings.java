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

package com.tracklysms.spring.boot.ledger;

import java.time.Clock;
import java.time.Duration;

import javax.sql.DataSource;

import com.tracklysms.spring.ledger.JdbcSendLedger;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Checks properties, and makes the ledger.
 */
class LedgerSettings {

	private static final Duration LONGEST_CLAIM_TIMEOUT = Duration.ofDays(365);

	private final TracklyLedgerProperties properties;

	private final TracklyLedgerJdbcProperties jdbcProperties;

	LedgerSettings(TracklyLedgerProperties properties, TracklyLedgerJdbcProperties jdbcProperties) {
		this.properties = properties;
		this.jdbcProperties = jdbcProperties;
	}

	JdbcSendLedger ledger(DataSource dataSource, PlatformTransactionManager transactionManager) {
		Duration claimTimeout = this.properties.getClaimTimeout();
		check(claimTimeout.compareTo(Duration.ZERO) > 0 && claimTimeout.compareTo(LONGEST_CLAIM_TIMEOUT) <= 0,
				TracklyLedgerProperties.PREFIX + ".claim-timeout", claimTimeout,
				"Duration must be more than zero, and a year at most");
		String tablePrefix = this.jdbcProperties.getTablePrefix();
		check(tablePrefix.matches("[\\w.]*"), TracklyLedgerJdbcProperties.PREFIX + ".table-prefix", tablePrefix,
				"Prefix must consist of letters, digits, underscores and dots");
		return new JdbcSendLedger(dataSource, transactionManager, tablePrefix, claimTimeout, Clock.systemUTC());
	}

	private static void check(boolean valid, String property, Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}
