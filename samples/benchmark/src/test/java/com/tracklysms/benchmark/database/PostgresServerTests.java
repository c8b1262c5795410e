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
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PostgresServer}.
 */
class PostgresServerTests {

	@TempDir
	private Path directory;

	@Test
	void keepsWhatItHasCommittedAndLeavesNoProcess() throws IOException {
		ProcessHandle process;
		try (PostgresServer server = PostgresServer.start(this.directory.resolve("data"))) {
			process = server.handle();
			JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(server.createDatabase("test")));
			for (String setting : new String[] { "fsync", "synchronous_commit", "full_page_writes" }) {
				assertThat(jdbc.sql("SHOW " + setting).query(String.class).single()).as(setting).isEqualTo("on");
			}
			assertThat(server.cpu()).isPositive();
		}
		// The server says that it has stopped a moment before its process ends
		assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
	}

}
