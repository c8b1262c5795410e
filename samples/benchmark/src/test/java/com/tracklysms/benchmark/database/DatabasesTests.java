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

package com.tracklysms.benchmark.database;

import java.io.IOException;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Tests for {@link Databases}.
 */
class DatabasesTests {

	@Test
	void eachDatabaseIsNew() throws IOException {
		try (Databases databases = Databases.start()) {
			for (Database database : Set.of(Database.H2, Database.POSTGRES)) {
				jdbc(databases.create(database)).sql("CREATE TABLE SAME (ID INT)").update();
				jdbc(databases.create(database)).sql("CREATE TABLE SAME (ID INT)").update();
			}
		}
	}

	private static JdbcClient jdbc(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url));
	}

}
