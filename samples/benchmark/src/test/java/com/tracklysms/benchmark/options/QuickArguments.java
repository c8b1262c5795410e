package com.tracklysms.benchmark.options;

import java.util.stream.Stream;

/**
 * Arguments of runs that show that all works and are over soon.
 */
public final class QuickArguments {

	/**
	 * Nothing here runs long enough to be worth what the second compiler does.
	 */
	private static final String JVM_OPTIONS = "-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

	private QuickArguments() {
	}

	public static Arguments parse(String... arguments) {
		Stream<String> quick = Stream.of("--quick", "--jvm-options=" + JVM_OPTIONS,
				"--memory-jvm-options=" + JVM_OPTIONS);
		return Arguments.parse(Stream.concat(quick, Stream.of(arguments)).toArray(String[]::new));
	}

}
