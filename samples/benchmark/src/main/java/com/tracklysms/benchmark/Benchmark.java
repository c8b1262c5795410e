package com.tracklysms.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.springframework.util.Assert;

/**
 * Starts the processes of a run and lets the rows take turns.
 */
final class Benchmark {

	private static final List<String> STUB_JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

	private final Arguments arguments;

	Benchmark(Arguments arguments) {
		this.arguments = arguments;
	}

	/**
	 * Run all rounds.
	 * @throws IllegalStateException if a call failed, or the stub got another number of
	 * requests than calls were made
	 */
	Results run() throws IOException {
		Results results = new Results();
		try (ChildProcess stub = ChildProcess.start(this.arguments.stubCpus(), STUB_JVM_OPTIONS,
				BenchmarkApplication.STUB); Clients clients = new Clients(this.arguments, stub.read())) {
			Turn turn = (row, threads, duration) -> checked(stub, clients, row, threads, duration);
			warmUp(turn, this.arguments.threads().get(0));
			for (int threads : this.arguments.threads()) {
				warmUp(turn, threads);
				measure(turn, threads, results);
			}
		}
		return results;
	}

	/**
	 * Rows alternate, so that a machine that gets slower or faster does so for all.
	 */
	private void measure(Turn turn, int threads, Results results) throws IOException {
		for (int round = 0; round < this.arguments.rounds(); round++) {
			for (Row row : this.arguments.rows()) {
				results.add(row, threads, turn.take(row, threads, this.arguments.duration()));
			}
		}
	}

	private void warmUp(Turn turn, int threads) throws IOException {
		for (Row row : this.arguments.rows()) {
			turn.take(row, threads, this.arguments.warmup());
		}
	}

	private Measurement checked(ChildProcess stub, Clients clients, Row row, int threads, Duration duration)
			throws IOException {
		long before = requests(stub);
		Measurement measurement = clients.run(row, threads, duration);
		long requests = requests(stub) - before;
		Assert.state(requests == measurement.calls(),
				() -> row.id() + ": " + measurement.calls() + " calls, but " + requests + " requests");
		return measurement;
	}

	private long requests(ChildProcess stub) throws IOException {
		return Long.parseLong(stub.ask("requests"));
	}

	/**
	 * One round of one row.
	 */
	@FunctionalInterface
	private interface Turn {

		Measurement take(Row row, int threads, Duration duration) throws IOException;

	}

}
