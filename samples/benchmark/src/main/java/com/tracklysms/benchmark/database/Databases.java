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

import org.h2.engine.Constants;

import org.springframework.util.FileSystemUtils;

/**
 * The databases of a run, in a temporary directory. Each user gets a new one.
 */
public final class Databases implements AutoCloseable {

	private final Path directory;

	private final PostgresServer postgres;

	private int count;

	private Databases(Path directory, PostgresServer postgres) {
		this.directory = directory;
		this.postgres = postgres;
	}

	public static Databases start() throws IOException {
		Path directory = Files.createTempDirectory("trackly-benchmark");
		return new Databases(directory, PostgresServer.start(directory.resolve("postgres")));
	}

	/**
	 * Create an empty database.
	 * @return its URL, which names the user as well
	 */
	public String create(Database database) {
		this.count++;
		return switch (database) {
			case NONE -> "none";
			// Without a delay, so that what was committed survives the process
			case H2 -> "jdbc:h2:file:" + this.directory.resolve("h2-" + this.count) + ";WRITE_DELAY=0;USER=sa";
			case POSTGRES -> this.postgres.createDatabase("benchmark" + this.count);
		};
	}

	/**
	 * Return the CPU time that the processes of the server have used so far.
	 */
	public Duration cpuOfServer() {
		return this.postgres.cpu();
	}

	public String describe() {
		return "PostgreSQL %s, fsync and synchronous_commit on; H2 %s, WRITE_DELAY=0".formatted(this.postgres.version(),
				Constants.VERSION);
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
