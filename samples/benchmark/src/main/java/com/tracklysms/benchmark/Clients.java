package com.tracklysms.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The processes that are measured: one for all rows, or one for each. All stay alive to
 * the end and wait for their turn, so that the rounds of the rows can alternate.
 */
final class Clients implements AutoCloseable {

	private static final String SHARED = "all";

	private final Arguments arguments;

	private final String stub;

	private final Map<String, ChildProcess> processes = new HashMap<>();

	Clients(Arguments arguments, String stub) {
		this.arguments = arguments;
		this.stub = stub;
	}

	Measurement run(Row row, int threads, Duration duration) throws IOException {
		String command = row.id() + " " + threads + " " + duration.toMillis();
		return Measurement.parse(processOf(row).ask(command));
	}

	private ChildProcess processOf(Row row) throws IOException {
		String name = this.arguments.isolated() ? row.id() : SHARED;
		ChildProcess process = this.processes.get(name);
		if (process == null) {
			process = ChildProcess.start(this.arguments.clientCpus(), this.arguments.jvmOptions(),
					BenchmarkApplication.CLIENT, this.stub);
			this.processes.put(name, process);
		}
		return process;
	}

	@Override
	public void close() {
		this.processes.values().forEach(ChildProcess::close);
	}

}
