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

package com.tracklysms.benchmark.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.util.Assert;

/**
 * The executable jar that this application runs from.
 *
 * @param file where it is
 */
public record ExecutableJar(Path file) {

	/**
	 * Inside an executable jar the class path is that jar, and only its launcher finds
	 * what is in it.
	 */
	public static Optional<ExecutableJar> ofThisProcess() {
		boolean launched = ExecutableJar.class.getClassLoader() != ClassLoader.getSystemClassLoader();
		return launched ? Optional.of(new ExecutableJar(Path.of(System.getProperty("java.class.path"))))
				: Optional.empty();
	}

	/**
	 * Extract the jar with the tool that is in it.
	 * @param directory a directory that is empty, or not there yet; it will hold the jars
	 * in {@code BOOT-INF/lib}
	 */
	public void extractTo(Path directory) throws IOException {
		Process process = new ProcessBuilder(ChildProcess.java(), "-Djarmode=tools", "-jar", this.file.toString(),
				"extract", "--launcher", "--destination", directory.toString())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		Assert.state(process.onExit().join().exitValue() == 0, () -> "Cannot extract " + this.file);
	}

}
