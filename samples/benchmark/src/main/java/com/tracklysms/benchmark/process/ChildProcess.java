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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM that plays a part of this application.
 */
public final class ChildProcess implements AutoCloseable {

	/**
	 * By its name, since the application knows this package and not the other way round.
	 */
	private static final String APPLICATION = "com.tracklysms.benchmark.BenchmarkApplication";

	private static final int SECONDS_TO_END = 20;

	private final String name;

	private final Process process;

	private final LineProtocol protocol;

	private ChildProcess(String name, Process process) {
		this.name = name;
		this.process = process;
		this.protocol = new LineProtocol(process.getInputStream(), process.getOutputStream());
	}

	/**
	 * Start a process.
	 * @param cpus the CPUs to bind it to, empty for any
	 */
	public static ChildProcess start(String cpus, List<String> jvmOptions, String... arguments) throws IOException {
		return start(cpus, jvmOptions, thisApplication(), List.of(arguments));
	}

	/**
	 * Start a process that has a class path of its own.
	 * @param cpus the CPUs to bind it to, empty for any
	 */
	public static ChildProcess start(String cpus, List<String> jvmOptions, String classPath, Class<?> mainClass,
			List<String> arguments) throws IOException {
		return start(cpus, jvmOptions, List.of("-cp", classPath, mainClass.getName()), arguments);
	}

	private static ChildProcess start(String cpus, List<String> jvmOptions, List<String> application,
			List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>();
		if (!cpus.isEmpty()) {
			command.addAll(List.of("taskset", "-c", cpus));
		}
		command.add(java());
		command.addAll(jvmOptions);
		command.addAll(application);
		command.addAll(arguments);
		return new ChildProcess(String.join(" ", arguments),
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	private static List<String> thisApplication() {
		return ExecutableJar.ofThisProcess()
			.map((jar) -> List.of("-jar", jar.file().toString()))
			.orElseGet(() -> List.of("-cp", System.getProperty("java.class.path"), APPLICATION));
	}

	/**
	 * Return the command that started this JVM.
	 */
	static String java() {
		return ProcessHandle.current().info().command().orElse("java");
	}

	public String ask(String question) throws IOException {
		this.protocol.write(question);
		return read();
	}

	/**
	 * Return the next line that the process says.
	 * @throws IllegalStateException if it has ended instead
	 */
	public String read() throws IOException {
		String answer = this.protocol.read();
		if (answer == null) {
			throw new IllegalStateException("Process '" + this.name + "' has failed, see above");
		}
		return answer;
	}

	ProcessHandle handle() {
		return this.process.toHandle();
	}

	@Override
	public void close() {
		this.protocol.close();
		try {
			if (!this.process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
