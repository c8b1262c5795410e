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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL server on a loopback port, which it keeps with all databases when it is
 * stopped and started again. {@link PostgresExtension} provides one for all tests.
 */
public final class TestPostgres implements AutoCloseable {

	private static final String USER = "postgres";

	private final AtomicInteger databases = new AtomicInteger();

	private final Path directory;

	private final int port;

	private EmbeddedPostgres server;

	private TestPostgres(Path directory) {
		this.directory = directory;
		this.server = start(directory, 0);
		this.port = this.server.getPort();
	}

	static TestPostgres start() {
		try {
			// Where the library looks for what processes that were killed have left
			Path parent = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
			return new TestPostgres(Files.createTempDirectory(Files.createDirectories(parent), "data"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static EmbeddedPostgres start(Path directory, int port) {
		try {
			return EmbeddedPostgres.builder()
				.setDataDirectory(directory)
				.setCleanDataDirectory(false)
				.setLocaleConfig("locale", "C")
				.setServerConfig("synchronous_commit", "on")
				.setPGStartupWait(Duration.ofMinutes(1))
				.setPort(port)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Create an empty database, and return its URL, with the user.
	 */
	public String createDatabase() {
		String name = "test" + this.databases.incrementAndGet();
		new JdbcTemplate(this.server.getPostgresDatabase()).execute("CREATE DATABASE " + name);
		return this.server.getJdbcUrl(USER, name);
	}

	public void stop() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void startAgain() {
		this.server = start(this.directory, this.port);
	}

	@Override
	public void close() throws IOException {
		stop();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
