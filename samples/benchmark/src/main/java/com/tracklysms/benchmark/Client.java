package com.tracklysms.benchmark;

import java.io.IOException;
import java.time.Duration;

/**
 * A process that is measured, as seen by the one that gives orders.
 */
final class Client implements AutoCloseable {

	private final ChildProcess process;

	Client(ChildProcess process) {
		this.process = process;
	}

	Measurement single(Row row, int threads, Duration duration) throws IOException {
		return Measurement.parse(this.process.ask("single " + row.id() + " " + threads + " " + duration.toMillis()));
	}

	Measurement bulk(BulkRow row, long messages) throws IOException {
		return Measurement.parse(this.process.ask("bulk " + row.id() + " " + messages + " 1"));
	}

	HeapMeasurement heap(BulkRow row, long messages, int times) throws IOException {
		return HeapMeasurement.parse(this.process.ask("heap " + row.id() + " " + messages + " " + times));
	}

	Measurement loop(int threads, long messages) throws IOException {
		return Measurement.parse(this.process.ask("loop " + threads + " " + messages));
	}

	LimitedCalls limited(Throttling throttling, Duration duration) throws IOException {
		return LimitedCalls.parse(this.process
			.ask("limited " + throttling.id() + " " + LimitOptions.THREADS + " " + duration.toMillis()));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
