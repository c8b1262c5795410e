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

import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.process.ChildProcess;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.sample.SampleMessage;
import com.tracklysms.benchmark.startup.StartupApplication;
import com.tracklysms.benchmark.startup.StartupClassPaths;
import com.tracklysms.benchmark.startup.StartupMeasurement;
import com.tracklysms.benchmark.startup.StartupRow;

/**
 * What the starter adds to the start of an application that has a {@code WebClient}
 * anyway.
 */
final class ApplicationStarts implements Part {

	/**
	 * How much longer the start may take.
	 */
	static final double TARGET = 1.05;

	/**
	 * Set in both applications. Nothing is sent.
	 */
	private static final List<String> PROPERTIES = List.of("--trackly.api-key=" + SampleMessage.API_KEY,
			"--trackly.base-url=http://127.0.0.1:9/api", "--spring.main.banner-mode=off", "--logging.level.root=WARN");

	private final Arguments arguments;

	ApplicationStarts(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		return "%d starts of each, each in a JVM of its own, after one unmeasured%n%n"
			.formatted(this.arguments.startupRuns()) + render(measure());
	}

	Map<StartupRow, Series<StartupMeasurement>> measure() throws IOException {
		try (StartupClassPaths classPaths = StartupClassPaths.open()) {
			Turns<StartupRow, StartupMeasurement> turns = new Turns<>(List.of(StartupRow.values()),
					(row) -> start(classPaths.of(row)));
			return turns.warmUp(Duration.ZERO).measure(this.arguments.startupRuns());
		}
	}

	private StartupMeasurement start(String classPath) throws IOException {
		try (ChildProcess process = this.arguments.processes()
			.startApplication(classPath, StartupApplication.class, PROPERTIES)) {
			return StartupMeasurement.parse(process.read());
		}
	}

	private String render(Map<StartupRow, Series<StartupMeasurement>> results) {
		TextTable table = new TextTable("application with", "ms", "CPU ms", "MB allocated", "beans", "ms : webclient",
				"CPU : webclient", "bytes : webclient", "spread of ms");
		Series<StartupMeasurement> webClient = results.getOrDefault(StartupRow.WEBCLIENT, new Series<>());
		results.forEach((row, series) -> table
			.add(Costs.line(List.of(row.label()), figures(series), ratios(series, webClient))));
		return table.render(this.arguments.markdown())
				+ "%nTarget of ms : webclient: at most %s%n".formatted(TextTable.number("%.2f", TARGET));
	}

	private List<String> figures(Series<StartupMeasurement> series) {
		return List.of(TextTable.number("%,.0f", series.median(StartupMeasurement::millis)),
				TextTable.number("%,.0f", series.median(StartupMeasurement::cpuMillis)),
				TextTable.number("%.1f", series.median(StartupMeasurement::megabytes)),
				TextTable.number("%.0f", series.median(StartupMeasurement::beans)));
	}

	private List<String> ratios(Series<StartupMeasurement> series, Series<StartupMeasurement> webClient) {
		return List.of(TextTable.number("%.3f", series.medianRatio(webClient, StartupMeasurement::millis)),
				TextTable.number("%.3f", series.medianRatio(webClient, StartupMeasurement::cpuMillis)),
				TextTable.number("%.3f", series.medianRatio(webClient, StartupMeasurement::megabytes)),
				TextTable.number("%.0f %%", 100 * series.spread(StartupMeasurement::millis)));
	}

}
