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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

/**
 * Configuration properties for the table of the ledger.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(TracklyLedgerJdbcProperties.PREFIX)
public class TracklyLedgerJdbcProperties extends DatabaseInitializationProperties {

	static final String PREFIX = TracklyLedgerProperties.PREFIX + ".jdbc";

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:com/tracklysms/spring/ledger/"
			+ "schema-@@platform@@.sql";

	/**
	 * Prefix of the name of the table, which may begin with a schema. The scripts create
	 * the table with the default prefix.
	 */
	private String tablePrefix = "TRACKLY_";

	public String getTablePrefix() {
		return this.tablePrefix;
	}

	public void setTablePrefix(String tablePrefix) {
		this.tablePrefix = tablePrefix;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
