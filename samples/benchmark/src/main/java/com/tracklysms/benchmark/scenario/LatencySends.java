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

package com.tracklysms.benchmark.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * How long many messages take when each answer does.
 */
final class LatencySends implements Part {

	private static final Duration DELAY = Duration.ofMillis(50);

	private static final int THREADS = 16;

	private static final String SEND_ALL = "sendAll, " + SampleBatch.CONCURRENCY + " requests at a time";

	private static final String LOOP = "loop of send, " + THREADS + " threads";

	private final Arguments arguments;

	LatencySends(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		return "Each answer comes after %d ms%n%n".formatted(DELAY.toMillis()) + render(measure());
	}

	private Map<String, Series<Measurement>> measure() throws IOException {
		try (Stub stub = this.arguments.processes().startStub(StubMode.delayed(DELAY));
				Client client = this.arguments.processes().startClient(stub)) {
			Turns<String, Measurement> turns = new Turns<>(List.of(SEND_ALL, LOOP),
					(row) -> row.equals(LOOP) ? loop(stub, client) : sendAll(stub, client));
			return turns.warmUp(this.arguments.warmup()).measure(this.arguments.rounds());
		}
	}

	private Measurement sendAll(Stub stub, Client client) throws IOException {
		return stub.check("messages", () -> client.bulk(BulkRow.SEND_ALL, this.arguments.sizes().latency()));
	}

	private Measurement loop(Stub stub, Client client) throws IOException {
		return stub.check("requests", () -> client.loop(THREADS, this.arguments.sizes().loop()));
	}

	private String render(Map<String, Series<Measurement>> results) {
		TextTable table = new TextTable("row", "messages measured",
				"s for %,d".formatted(this.arguments.sizes().latency()), "messages/s", "CPU us/message",
				"bytes/message", "messages/s : loop", "CPU : loop", "bytes : loop", "spread of CPU");
		Series<Measurement> loop = results.get(LOOP);
		results.forEach((row, series) -> table
			.add(Costs.line(time(row, series), Costs.of(series), Costs.ratios(series, loop))));
		return table.render(this.arguments.markdown());
	}

	private List<String> time(String row, Series<Measurement> series) {
		int messages = this.arguments.sizes().latency();
		double measured = series.median(Measurement::calls);
		String time = TextTable.number("%.2f", series.median((round) -> messages / round.requestsPerSecond()));
		return List.of(row, TextTable.number("%,.0f", measured),
				(measured == messages) ? time : time + " (extrapolated)");
	}

}
