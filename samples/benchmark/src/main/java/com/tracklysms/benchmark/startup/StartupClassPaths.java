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

package com.tracklysms.benchmark.startup;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tracklysms.benchmark.process.ExecutableJar;
import com.tracklysms.benchmark.process.LineProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Class paths of applications that have less than this one: a few classes, without the
 * resources beside them, and the jars of one starter. What is inside an executable jar is
 * extracted for as long as that.
 */
public final class StartupClassPaths implements AutoCloseable {

	private static final List<Class<?>> APPLICATION = List.of(StartupApplication.class, StartupMeter.class,
			StartupMeasurement.class, LineProtocol.class);

	private final Path directory;

	private final @Nullable ExecutableJar executableJar;

	private StartupClassPaths(Path directory, @Nullable ExecutableJar executableJar) {
		this.directory = directory;
		this.executableJar = executableJar;
	}

	public static StartupClassPaths open() throws IOException {
		StartupClassPaths classPaths = new StartupClassPaths(Files.createTempDirectory("trackly-benchmark"),
				ExecutableJar.ofThisProcess().orElse(null));
		try {
			classPaths.write();
			return classPaths;
		}
		catch (IOException | RuntimeException ex) {
			classPaths.close();
			throw ex;
		}
	}

	private void write() throws IOException {
		for (Class<?> type : APPLICATION) {
			Path file = classes().resolve(ClassUtils.convertClassNameToResourcePath(type.getName()) + ".class");
			Files.createDirectories(file.getParent());
			try (InputStream content = type.getResourceAsStream(ClassUtils.getClassFileName(type))) {
				Files.copy(content, file);
			}
		}
		if (this.executableJar != null) {
			this.executableJar.extractTo(extracted());
		}
	}

	/**
	 * Return the class path of the application with a starter and nothing else.
	 * @throws IllegalStateException if a jar of it is not in the executable jar
	 */
	public String of(StartupRow row) throws IOException {
		return Stream.concat(Stream.of(classes()), row.jars().stream().map(this::located))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private Path located(Path jar) {
		return (this.executableJar != null) ? library(jar.getFileName()) : jar;
	}

	/**
	 * The JVM itself would ignore a jar that is not there.
	 */
	private Path library(Path name) {
		Path jar = extracted().resolve("BOOT-INF/lib").resolve(name);
		Assert.state(Files.exists(jar), () -> "Missing: " + jar);
		return jar;
	}

	private Path classes() {
		return this.directory.resolve("classes");
	}

	private Path extracted() {
		return this.directory.resolve("extracted");
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
