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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

/**
 * PostgreSQL server on a loopback port, set as it comes. What is on for speed in tests,
 * and loses commits, is off.
 */
final class PostgresServer implements AutoCloseable {

	private static final String USER = "postgres";

	private static final Map<String, String> SAFE = Map.of("fsync", "on", "synchronous_commit", "on");

	private final EmbeddedPostgres server;

	private final JdbcClient jdbc;

	private final ProcessHandle process;

	private PostgresServer(EmbeddedPostgres server, ProcessHandle process) {
		this.server = server;
		this.jdbc = JdbcClient.create(server.getPostgresDatabase());
		this.process = process;
	}

	static PostgresServer start(Path directory) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(directory)
			.setLocaleConfig("locale", "C")
			.setServerConfig("max_connections", "100")
			.setPGStartupWait(Duration.ofMinutes(1));
		SAFE.forEach(builder::setServerConfig);
		PostgresServer server = new PostgresServer(builder.start(), process(directory));
		SAFE.forEach(server::check);
		return server;
	}

	private static ProcessHandle process(Path directory) throws IOException {
		try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
			return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow())).orElseThrow();
		}
	}

	private void check(String setting, String value) {
		String actual = this.jdbc.sql("SHOW " + setting).query(String.class).single();
		Assert.state(actual.equals(value), () -> setting + " is " + actual);
	}

	String version() {
		return this.jdbc.sql("SHOW server_version").query(String.class).single();
	}

	String createDatabase(String name) {
		this.jdbc.sql("CREATE DATABASE " + name).update();
		return this.server.getJdbcUrl(USER, name);
	}

	ProcessHandle handle() {
		return this.process;
	}

	/**
	 * Return the CPU time of all processes of the server that are alive: those of
	 * connections are, to the end of a run.
	 */
	Duration cpu() {
		return Stream.concat(Stream.of(this.process), this.process.descendants())
			.map((process) -> process.info().totalCpuDuration().orElse(Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
