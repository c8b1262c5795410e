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
