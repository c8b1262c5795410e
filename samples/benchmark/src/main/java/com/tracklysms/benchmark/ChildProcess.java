package com.tracklysms.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM that plays a part of this application.
 */
final class ChildProcess implements AutoCloseable {

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
	static ChildProcess start(String cpus, List<String> jvmOptions, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		if (!cpus.isEmpty()) {
			command.addAll(List.of("taskset", "-c", cpus));
		}
		command.add(ProcessHandle.current().info().command().orElse("java"));
		command.addAll(jvmOptions);
		command.addAll(application());
		command.addAll(List.of(arguments));
		return new ChildProcess(String.join(" ", arguments),
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	/**
	 * Inside an executable jar the class path is that jar, and only its launcher finds
	 * what is in it.
	 */
	private static List<String> application() {
		String classPath = System.getProperty("java.class.path");
		boolean executableJar = BenchmarkApplication.class.getClassLoader() != ClassLoader.getSystemClassLoader();
		return executableJar ? List.of("-jar", classPath)
				: List.of("-cp", classPath, BenchmarkApplication.class.getName());
	}

	String ask(String question) throws IOException {
		this.protocol.write(question);
		return read();
	}

	/**
	 * Return the next line that the process says.
	 * @throws IllegalStateException if it has ended instead
	 */
	String read() throws IOException {
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
