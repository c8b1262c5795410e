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
