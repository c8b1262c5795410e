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

package com.tracklysms.samples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A JVM of its own for the application, which does not see an API key of whoever runs the
 * tests.
 */
final class ChildJvm {

	private final Path directory;

	private final List<String> command = new ArrayList<>();

	private ChildJvm(Path directory) {
		this.directory = directory;
		this.command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
	}

	static ChildJvm in(Path directory) {
		return new ChildJvm(directory);
	}

	ChildJvm option(String option) {
		this.command.add(option);
		return this;
	}

	/**
	 * Run a class to its end, which must be a good one.
	 * @return all that it printed
	 */
	String run(PackagedClasses classes, Class<?> main, String... arguments) throws IOException, InterruptedException {
		this.command.addAll(List.of("-cp", classes.toString(), main.getName()));
		this.command.addAll(List.of(arguments));
		Path output = Files.createTempFile(this.directory, "output", ".txt");
		ProcessBuilder builder = new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("TRACKLY_") || name.startsWith("SPRING_"));
		Process process = builder.start();
		try {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("Ended").isTrue();
			assertThat(process.exitValue()).as(() -> read(output)).isZero();
			return read(output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static String read(Path output) {
		try {
			return Files.readString(output);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
