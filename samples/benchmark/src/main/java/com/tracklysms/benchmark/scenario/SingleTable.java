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

import java.util.List;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.ObservedTable;
import com.tracklysms.benchmark.report.TextTable;
import org.jspecify.annotations.Nullable;

/**
 * What single sends have come to, as text for people.
 */
final class SingleTable {

	private final SingleResults results;

	SingleTable(SingleResults results) {
		this.results = results;
	}

	String render(boolean markdown) {
		TextTable table = new TextTable("row", "threads", "requests/s", "CPU us/call", "bytes/call",
				"requests/s : bare", "CPU : bare", "bytes : bare", "spread of CPU");
		this.results.threads().forEach((threads) -> addLines(table, threads));
		return table.render(markdown) + observed().render(markdown) + notes();
	}

	private ObservedTable observed() {
		ObservedTable table = new ObservedTable();
		this.results.threads().forEach((threads) -> this.results.rows(threads).forEach((row, series) -> {
			Row unobserved = row.unobserved();
			if (unobserved != null) {
				table.add(withThreads(row, threads), series, this.results.find(unobserved, threads));
			}
		}));
		return table;
	}

	private void addLines(TextTable table, int threads) {
		Series<Measurement> baseline = this.results.find(Row.BARE, threads);
		this.results.rows(threads).forEach((row, series) -> table.add(cells(row, threads, series, baseline)));
	}

	private List<String> cells(Row row, int threads, Series<Measurement> series,
			@Nullable Series<Measurement> baseline) {
		return Costs.line(List.of(row.label(), Integer.toString(threads)), Costs.of(series),
				Costs.ratios(series, baseline));
	}

	private String notes() {
		return this.results.threads()
			.stream()
			.flatMap((threads) -> this.results.rows(threads)
				.entrySet()
				.stream()
				.map((entry) -> Costs.note(withThreads(entry.getKey(), threads), entry.getValue())))
			.collect(Collectors.joining());
	}

	private static String withThreads(Row row, int threads) {
		return row.label() + ", " + threads + " threads";
	}

}
