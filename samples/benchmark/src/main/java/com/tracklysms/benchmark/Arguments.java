package com.tracklysms.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.StringUtils;

/**
 * The command line of the benchmark.
 *
 * @param rounds the number of measured rounds of each row and number of threads
 * @param duration how long a round takes
 * @param warmup how long each row runs unmeasured before its rounds
 * @param threads the numbers of threads that send
 * @param rows the rows of the table
 * @param isolated whether each row has a JVM of its own
 * @param markdown whether the table is printed as Markdown
 * @param clientCpus the CPUs that the measured processes are bound to, empty for any
 * @param stubCpus the CPUs that the stub is bound to, empty for any
 * @param jvmOptions the options of the measured JVMs
 */
record Arguments(int rounds, Duration duration, Duration warmup, List<Integer> threads, List<Row> rows,
		boolean isolated, boolean markdown, String clientCpus, String stubCpus, List<String> jvmOptions) {

	/**
	 * The parallel collector works only while the application stands still, so that
	 * nothing of one round runs beside the next; a heap of fixed size is never resized.
	 */
	private static final String JVM_OPTIONS = "-Xms1g -Xmx1g -XX:+UseParallelGC";

	static final String USAGE = """
			Usage: [--rounds=5] [--seconds=2] [--warmup=5] [--threads=1,16,64] [--quick]
			       [--rows=%s]
			       [--isolated] [--markdown] [--client-cpus=LIST] [--stub-cpus=LIST]
			       [--jvm-options="%s"]""".formatted(Row.ids(), JVM_OPTIONS);

	static Arguments parse(String... arguments) {
		Map<String, String> options = defaults();
		for (String argument : arguments) {
			if (argument.equals("--quick")) {
				options.putAll(Map.of("--rounds", "1", "--seconds", "0.2", "--warmup", "0.1"));
				continue;
			}
			String[] parts = argument.split("=", 2);
			if (options.replace(parts[0], (parts.length == 2) ? parts[1] : "true") == null) {
				throw new IllegalArgumentException("Unknown argument " + argument + ". " + USAGE);
			}
		}
		return of((name) -> options.getOrDefault(name, ""));
	}

	private static Map<String, String> defaults() {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("--rounds", "5");
		options.put("--seconds", "2");
		options.put("--warmup", "5");
		options.put("--threads", "1,16,64");
		options.put("--rows", Row.ids());
		options.put("--isolated", "false");
		options.put("--markdown", "false");
		options.put("--client-cpus", "");
		options.put("--stub-cpus", "");
		options.put("--jvm-options", JVM_OPTIONS);
		return options;
	}

	private static Arguments of(Options options) {
		List<Integer> threads = Arrays.stream(options.get("--threads").split(","))
			.map((count) -> (int) positive("--threads", count))
			.toList();
		List<Row> rows = Arrays.stream(options.get("--rows").split(",")).map(Row::of).toList();
		return new Arguments((int) positive("--rounds", options.get("--rounds")), seconds("--seconds", options),
				seconds("--warmup", options), threads, rows, Boolean.parseBoolean(options.get("--isolated")),
				Boolean.parseBoolean(options.get("--markdown")), options.get("--client-cpus"),
				options.get("--stub-cpus"), words(options.get("--jvm-options")));
	}

	private static Duration seconds(String name, Options options) {
		return Duration.ofMillis((long) (positive(name, options.get(name)) * 1000));
	}

	private static double positive(String name, String value) {
		double number = -1;
		try {
			number = Double.parseDouble(value);
		}
		catch (NumberFormatException ex) {
			// Told below, as for a number that is none to use
		}
		if (!(number > 0 && number < 100_000)) {
			throw new IllegalArgumentException(name + " needs a number above zero. " + USAGE);
		}
		return number;
	}

	private static List<String> words(String text) {
		return List.of(StringUtils.tokenizeToStringArray(text, " "));
	}

	String describe() {
		return "%d rounds of %.1f s, warm-up %.1f s, %s, threads %s; measured JVM: %s; CPUs of clients: %s, of stub: %s"
			.formatted(this.rounds, this.duration.toMillis() / 1000.0, this.warmup.toMillis() / 1000.0,
					this.isolated ? "a JVM for each row" : "one JVM for all rows", this.threads,
					String.join(" ", this.jvmOptions), this.clientCpus.isEmpty() ? "any" : this.clientCpus,
					this.stubCpus.isEmpty() ? "any" : this.stubCpus);
	}

	/**
	 * The options of a command line by their names.
	 */
	@FunctionalInterface
	private interface Options {

		String get(String name);

	}

}
