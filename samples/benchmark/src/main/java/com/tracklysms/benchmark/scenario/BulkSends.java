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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.ObservedTable;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.sample.SampleBatch;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * What each message costs when many are sent.
 */
final class BulkSends implements Part {

	private final Arguments arguments;

	BulkSends(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		return "%,d messages a round, %,d in a request, %d requests at a time%n%n"
			.formatted(this.arguments.sizes().bulk(), SampleBatch.SIZE, SampleBatch.CONCURRENCY) + render(measure());
	}

	private Map<BulkRow, Series<Measurement>> measure() throws IOException {
		try (Stub stub = this.arguments.processes().startStub(StubMode.atOnce());
				Clients clients = new Clients(this.arguments.processes(), stub)) {
			Turns<BulkRow, Measurement> turns = new Turns<>(this.arguments.bulkRows(), (row) -> stub.check("messages",
					() -> clients.of(row.id()).bulk(row, this.arguments.sizes().bulk())));
			return turns.warmUp(this.arguments.warmup()).measure(this.arguments.rounds());
		}
	}

	private String render(Map<BulkRow, Series<Measurement>> results) {
		TextTable table = new TextTable("row", "messages/s", "CPU us/message", "bytes/message", "messages/s : bare",
				"CPU : bare", "bytes : bare", "spread of CPU", "messages/s : raw");
		Series<Measurement> bare = results.get(BulkRow.BARE_LOOP);
		Series<Measurement> raw = results.get(BulkRow.RAW_NETTY);
		results.forEach((row, series) -> table
			.add(Costs.line(Costs.line(List.of(row.label()), Costs.of(series), Costs.ratios(series, bare)),
					List.of(Costs.ratios(series, raw).get(0)), List.of())));
		return table.render(this.arguments.markdown()) + observed(results).render(this.arguments.markdown())
				+ results.entrySet()
					.stream()
					.map((entry) -> Costs.note(entry.getKey().label(), entry.getValue()))
					.collect(Collectors.joining());
	}

	private ObservedTable observed(Map<BulkRow, Series<Measurement>> results) {
		ObservedTable table = new ObservedTable();
		results.forEach((row, series) -> {
			BulkRow unobserved = row.unobserved();
			if (unobserved != null) {
				table.add(row.label(), series, results.get(unobserved));
			}
		});
		return table;
	}

}
