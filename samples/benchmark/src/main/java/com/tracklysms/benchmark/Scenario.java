package com.tracklysms.benchmark;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A question that the benchmark answers with a table.
 */
enum Scenario {

	SINGLE("--single", "One blocking send", SingleSends::new),

	BULK("--bulk", "Many messages", BulkSends::new),

	MEMORY("--memory", "Any number of messages in little memory", MemorySends::new),

	LATENCY("--latency", "Many messages to a server that takes its time", LatencySends::new),

	LIMITS("--limits", "Many threads and a server that limits", LimitedSends::new),

	STARTUP("--startup", "The start of an application", ApplicationStarts::new);

	private final String option;

	private final String title;

	private final Function<Arguments, Part> factory;

	Scenario(String option, String title, Function<Arguments, Part> factory) {
		this.option = option;
		this.title = title;
		this.factory = factory;
	}

	static String options() {
		return Arrays.stream(values()).map(Scenario::option).collect(Collectors.joining(" "));
	}

	String option() {
		return this.option;
	}

	String title() {
		return this.title;
	}

	Part create(Arguments arguments) {
		return this.factory.apply(arguments);
	}

}
