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

package com.tracklysms.spring.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.tracklysms.spring.ReactiveTracklyOperations;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.RawServer;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of a process: what it has noted must agree with what the server has.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessShutdownTests {

	private static final int BATCH = 100;

	private static final int CONCURRENCY = 4;

	/**
	 * Exit value of a JVM that was ended by SIGTERM.
	 */
	private static final int TERMINATED = 143;

	@TempDir
	private Path directory;

	private @Nullable Process process;

	@AfterEach
	void endProcess() {
		if (this.process != null) {
			this.process.destroyForcibly();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SEND")
	void reportOfASendAllIsThereAfterSigterm(Way way) throws Exception {
		CountDownLatch terminated = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.server().requests().size() > 20) {
				request.after(terminated);
			}
			request.queue();
		})) {
			// An executor waits for half of the time
			Process process = start(way, server.port(), (way == Way.SEND_ALL_IN_AN_EXECUTOR) ? "6s" : "30s");
			awaitRequests(server, 20 + CONCURRENCY);
			process.destroy();
			terminated.countDown();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(TERMINATED);
			Report report = report();
			assertThat(report.queued()).as(() -> report + output()).isEqualTo(server.answeredMessages()).isPositive();
			assertThat(report.unknown()).isEmpty();
			assertThat(report.read()).isEqualTo(report.queued() + report.unsent()).isLessThan(1_000_000);
			assertThat(report.stoppedBy()).isEqualTo("Request was not sent, since the application is shutting down");
		}
	}

	@Test
	void onlyWhatWasUnderWayIsInDoubtAfterTheTimeForTheShutdown() throws Exception {
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.server().requests().size() > 20) {
				request.awaitClose();
			}
			else {
				request.queue();
			}
		})) {
			Process process = start(Way.SEND_ALL, server.port(), "2s");
			awaitRequests(server, 20 + CONCURRENCY);
			process.destroy();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			Report report = report();
			assertThat(report.queued()).isEqualTo(20 * BATCH);
			assertThat(report.unknown()).containsExactlyInAnyOrderElementsOf(server.requests()
				.subList(20, 20 + CONCURRENCY)
				.stream()
				.flatMap((request) -> request.positions().stream())
				.map(Long::valueOf)
				.toList());
			assertThat(server.requests()).hasSize(20 + CONCURRENCY);
		}
	}

	@Test
	void callThatWaitsSendsNothingAfterSigterm() throws Exception {
		try (RawServer server = RawServer.start((connection) -> {
			while (true) {
				connection.readRequest();
				connection.write("HTTP/1.1 429 Refused\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n");
			}
		})) {
			Process process = start(Way.SEND, server.port(), "30s");
			server.awaitRequest();
			process.destroy();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(server.requests()).hasSize(1);
			assertThat(noted()).containsEntry("failed", "true");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jetty", "http-components" })
	void mainThatReturnsEndsTheJvm(String connector) throws Exception {
		try (RawServer server = RawServer.start((connection) -> {
			connection.readRequest();
			connection.answer(201, Call.SEND.success);
		})) {
			Process process = start(Way.SEND, server.port(), "30s",
					"--spring.http.clients.reactive.connector=" + connector);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
			assertThat(noted()).containsEntry("failed", "false");
		}
	}

	private static void awaitRequests(BulkServer server, int count) {
		while (server.requests().size() < count) {
			Thread.onSpinWait();
		}
	}

	private Process start(Way way, int port, String timeout, String... more) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Application.class.getName(), way.name(),
						this.directory.resolve("noted").toString(), "--trackly.api-key=" + TestTemplates.API_KEY,
						"--trackly.from=" + TestTemplates.FROM, "--trackly.base-url=http://localhost:" + port + "/api",
						"--trackly.bulk.batch-size=" + BATCH, "--trackly.bulk.concurrency=" + CONCURRENCY,
						"--spring.lifecycle.timeout-per-shutdown-phase=" + timeout));
		command.addAll(Arrays.asList(more));
		File output = this.directory.resolve("output").toFile();
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
		return this.process;
	}

	private Map<String, String> noted() throws IOException {
		Path file = this.directory.resolve("noted");
		assertThat(file).as(() -> output()).exists();
		Properties properties = new Properties();
		properties.load(Files.newBufferedReader(file));
		return properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toMap((name) -> name, properties::getProperty));
	}

	private String output() {
		try {
			return Files.readString(this.directory.resolve("output"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private Report report() throws IOException {
		Map<String, String> noted = noted();
		List<Long> unknown = Arrays.stream(noted.get("unknown").split(","))
			.filter((position) -> !position.isEmpty())
			.map(Long::valueOf)
			.toList();
		return new Report(Long.parseLong(noted.get("read")), Long.parseLong(noted.get("queued")),
				Long.parseLong(noted.get("unsent")), unknown, noted.get("stoppedBy"));
	}

	private record Report(long read, long queued, long unsent, List<Long> unknown, String stoppedBy) {

	}

	/**
	 * What an application does, and on which thread.
	 */
	enum Way {

		/**
		 * As a {@code CommandLineRunner} would.
		 */
		SEND_ALL {

			@Override
			void run(ConfigurableApplicationContext context, Path file) {
				note(file, context.getBean(TracklyOperations.class).sendAll(million()));
			}

		},

		SEND_ALL_IN_AN_EXECUTOR {

			@Override
			void run(ConfigurableApplicationContext context, Path file) throws Exception {
				TracklyOperations trackly = context.getBean(TracklyOperations.class);
				context.getBean(AsyncTaskExecutor.class).submit(() -> note(file, trackly.sendAll(million()))).get();
			}

		},

		SEND_ALL_WITHOUT_BLOCKING {

			@Override
			void run(ConfigurableApplicationContext context, Path file) {
				context.getBean(ReactiveTracklyOperations.class)
					.sendAll(Flux.fromIterable(million()), (report) -> note(file, report))
					.blockLast();
			}

		},

		SEND {

			@Override
			void run(ConfigurableApplicationContext context, Path file) {
				boolean failed = false;
				try {
					context.getBean(TracklyOperations.class).send(Call.MESSAGE);
				}
				catch (RuntimeException ex) {
					failed = true;
				}
				write(file, Map.of("failed", String.valueOf(failed)));
			}

		};

		abstract void run(ConfigurableApplicationContext context, Path file) throws Exception;

		private static Iterable<SmsMessage> million() {
			return () -> IntStream.range(0, 1_000_000).mapToObj(BulkServer::message).iterator();
		}

		private static void note(Path file, SendReport report) {
			write(file,
					Map.of("read", String.valueOf(report.read()), "queued", String.valueOf(report.queued()), "unsent",
							String.valueOf(report.unsent()), "unknown",
							report.unknownMessages()
								.stream()
								.map(FailedMessage::position)
								.map(String::valueOf)
								.collect(Collectors.joining(",")),
							"stoppedBy", (report.stoppedBy() != null) ? report.stoppedBy().getMessage() : ""));
		}

		private static void write(Path file, Map<String, String> content) {
			try {
				Properties properties = new Properties();
				properties.putAll(content);
				try (Writer writer = Files.newBufferedWriter(file)) {
					properties.store(writer, null);
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * Application that does one thing, and notes how it ended.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, SslAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, HttpClientAutoConfiguration.class,
			ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
			TracklyAutoConfiguration.class })
	static class Application {

		public static void main(String[] args) throws Exception {
			SpringApplication application = new SpringApplication(Application.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			ConfigurableApplicationContext context = application.run(args);
			Way.valueOf(args[0]).run(context, Path.of(args[1]));
		}

	}

}
