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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The classes of the application and of all that it needs, in jars throughout: a class
 * data archive knows no directories. Tests are left out.
 */
final class PackagedClasses {

	private final Path directory;

	private final List<Path> jars = new ArrayList<>();

	private PackagedClasses(Path directory) {
		this.directory = directory;
	}

	/**
	 * Package what this JVM was started with.
	 */
	static PackagedClasses in(Path directory) {
		PackagedClasses classes = new PackagedClasses(directory);
		Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> Files.exists(entry) && !entry.endsWith("test-classes"))
			.forEach((entry) -> classes.jars.add(Files.isDirectory(entry) ? classes.packaged(entry) : entry));
		return classes;
	}

	/**
	 * Return these classes with those of a directory before them.
	 */
	PackagedClasses with(Path classes) {
		PackagedClasses result = new PackagedClasses(this.directory);
		result.jars.add(result.packaged(classes));
		result.jars.addAll(this.jars);
		return result;
	}

	private Path packaged(Path classes) {
		try {
			Path jar = Files.createTempFile(this.directory, "classes", ".jar");
			run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
			return jar;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compile all sources below a directory against these classes.
	 */
	void compile(Path sources, Path target) throws IOException {
		List<String> arguments = new ArrayList<>(
				List.of("-proc:none", "-nowarn", "-cp", toString(), "-d", target.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		run("javac", arguments.toArray(String[]::new));
	}

	private static void run(String tool, String... arguments) {
		int exitCode = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
		assertThat(exitCode).as(tool).isZero();
	}

	/**
	 * Return these classes as a class path.
	 */
	@Override
	public String toString() {
		return String.join(File.pathSeparator, this.jars.stream().map(Path::toString).toList());
	}

}
