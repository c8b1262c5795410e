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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL in a directory, which keeps its databases from one start to the next. One
 * process at a time can have it.
 */
class EmbeddedDatabaseServer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String USER = "postgres";

	private final FileChannel lock;

	private final EmbeddedPostgres server;

	private EmbeddedDatabaseServer(FileChannel lock, EmbeddedPostgres server) {
		this.lock = lock;
		this.server = server;
	}

	/**
	 * Start the server.
	 * @param directory where it keeps its data
	 * @throws DatabaseInUseException if another process has it
	 */
	static EmbeddedDatabaseServer start(Path directory) throws IOException {
		Files.createDirectories(directory);
		FileChannel lock = FileChannel.open(directory.resolveSibling(directory.getFileName() + ".lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		try {
			if (lock.tryLock() == null) {
				throw new DatabaseInUseException(directory);
			}
			awaitEndOfAbandoned(directory);
			return new EmbeddedDatabaseServer(lock, open(directory));
		}
		catch (Throwable ex) {
			lock.close();
			throw ex;
		}
	}

	/**
	 * A server outlives a process that was killed, and ends with the last worker.
	 */
	private static void awaitEndOfAbandoned(Path directory) throws IOException {
		Path file = directory.resolve("postmaster.pid");
		if (Files.exists(file)) {
			long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
			ProcessHandle.of(pid).filter(EmbeddedDatabaseServer::isPostgres).ifPresent((server) -> {
				server.destroy();
				awaitEnd(server.onExit());
			});
		}
	}

	private static boolean isPostgres(ProcessHandle process) {
		return process.info().command().filter((command) -> command.contains("postgres")).isPresent();
	}

	private static void awaitEnd(CompletableFuture<ProcessHandle> end) {
		try {
			end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException("The database server of a campaign that was killed does not end", ex);
		}
	}

	private static EmbeddedPostgres open(Path directory) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			// It would end the server while the application still stops
			.setRegisterShutdownHook(false)
			.setLocaleConfig("locale", "C")
			// The library starts servers for tests, which forget what was committed if
			// the machine dies
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(PATIENCE)
			.start();
	}

	String url() {
		return this.server.getJdbcUrl(USER, USER);
	}

	String user() {
		return USER;
	}

	@Override
	public void close() {
		try (this.lock) {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
