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

package com.tracklysms.spring.testsupport.kill;

import java.nio.file.Path;

import com.tracklysms.spring.testsupport.BatchJobs;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.TestPostgres;

/**
 * Databases that keep what they have committed when a process is killed, and the death
 * that the short form of the tests tries with each of them.
 */
public enum DurableDatabase {

	H2_FILE(Death.HALT) {

		@Override
		String url(TestPostgres postgres, Path directory) {
			return "jdbc:h2:file:" + directory.resolve("ledger") + ";WRITE_DELAY=0";
		}

	},

	POSTGRESQL(Death.KILL) {

		@Override
		String url(TestPostgres postgres, Path directory) {
			return postgres.createDatabase();
		}

	};

	private final Death death;

	DurableDatabase(Death death) {
		this.death = death;
	}

	Death death() {
		return this.death;
	}

	abstract String url(TestPostgres postgres, Path directory);

	/**
	 * Create a database with the tables of the ledger and of Spring Batch, and return its
	 * URL.
	 */
	public String create(TestPostgres postgres, Path directory) {
		String url = url(postgres, directory);
		try (LedgerDatabase database = LedgerDatabase.open(url, 2)) {
			BatchJobs.createTables(database.createTable());
		}
		return url;
	}

}
