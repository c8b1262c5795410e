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

package com.tracklysms.samples.campaign.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.tracklysms.samples.campaign.CampaignApplication;
import com.tracklysms.simulator.TracklySimulator;

/**
 * The application in a process of its own, which can be killed, with a Trackly that
 * outlives it.
 */
public final class CampaignProcess {

	private final Path directory;

	private final Process process;

	private final Path output;

	private CampaignProcess(Path directory, Path output, Process process) {
		this.directory = directory;
		this.output = output;
		this.process = process;
	}

	/**
	 * Return the arguments of a campaign whose files are in a directory.
	 */
	public static List<String> arguments(Path directory, TracklySimulator trackly, int rows) {
		return List.of("--trackly.base-url=" + trackly.getBaseUrl(), "--trackly.api-key=" + trackly.getApiKey(),
				"--trackly.from=" + trackly.getListNumber(), "--trackly.rate-limit.bulk-per-second=1000",
				"--campaign.rows=" + rows, "--campaign.file=" + directory.resolve("recipients.csv"),
				"--campaign.result=" + directory.resolve("result.csv"), database(directory));
	}

	private static String database(Path directory) {
		return "--spring.datasource.url=jdbc:h2:file:" + directory.resolve("campaign")
				+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
	}

	/**
	 * Start a campaign with several workers and a database server.
	 */
	public static CampaignProcess startWithWorkers(Path directory, TracklySimulator trackly, int rows)
			throws IOException {
		return startWithWorkers(directory, trackly, rows, List.of());
	}

	/**
	 * Start a campaign with several workers and a database server, and further arguments,
	 * which replace others of the same name.
	 */
	public static CampaignProcess startWithWorkers(Path directory, TracklySimulator trackly, int rows,
			List<String> further) throws IOException {
		List<String> arguments = new ArrayList<>(arguments(directory, trackly, rows));
		arguments.remove(database(directory));
		arguments.add("--workers=3");
		arguments.add("--campaign.database-directory=" + directory.resolve("postgresql"));
		for (String argument : further) {
			String name = argument.substring(0, argument.indexOf('=') + 1);
			arguments.removeIf((other) -> other.startsWith(name));
			arguments.add(argument);
		}
		return start(directory, arguments);
	}

	public static CampaignProcess start(Path directory, TracklySimulator trackly, int rows) throws IOException {
		return start(directory, arguments(directory, trackly, rows));
	}

	private static CampaignProcess start(Path directory, List<String> arguments) throws IOException {
		Path output = Files.createTempFile(directory, "output", ".txt");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), CampaignApplication.class.getName()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		// Processes that live for seconds, and their workers
		builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
		return new CampaignProcess(directory, output, builder.start());
	}

	/**
	 * End the process at once, as {@code kill -9} does.
	 */
	public void kill() {
		this.process.destroyForcibly();
	}

	/**
	 * Ask the process to end, as Ctrl-C does.
	 */
	public void stop() {
		this.process.destroy();
	}

	/**
	 * Return the workers that live.
	 */
	public List<ProcessHandle> workers() {
		return this.process.children()
			.filter((child) -> child.info().command().filter((command) -> command.endsWith("java")).isPresent())
			.toList();
	}

	/**
	 * Send a signal to the process, such as {@code INT}.
	 */
	public void signal(String signal) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + signal, Long.toString(this.process.pid())).start().waitFor();
	}

	/**
	 * Return whether the process has said something.
	 */
	public boolean hasSaid(String text) {
		return output().contains(text);
	}

	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Wait for the end of the process.
	 * @return what it said
	 */
	public String await() throws InterruptedException {
		if (!this.process.waitFor(3, TimeUnit.MINUTES)) {
			kill();
			throw new IllegalStateException("The campaign does not end:\n" + output());
		}
		return output();
	}

	private String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the outcomes of the rows.
	 */
	public List<String> outcomes() throws IOException {
		try (Stream<String> lines = Files.lines(this.directory.resolve("result.csv"))) {
			return lines.skip(1).map((line) -> line.split(",", -1)[2]).toList();
		}
	}

}
