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

package com.tracklysms.benchmark.report;

import java.util.List;
import java.util.stream.Stream;

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import org.jspecify.annotations.Nullable;

/**
 * Cells that tell what a row costs, for each call or, where a call sends many, for each
 * message.
 */
public final class Costs {

	private Costs() {
	}

	/**
	 * Return rate, CPU time and bytes.
	 */
	public static List<String> of(Series<Measurement> series) {
		return List.of(TextTable.number("%,.0f", series.median(Measurement::requestsPerSecond)),
				TextTable.number("%.2f", series.median(Measurement::cpuMicrosPerCall)),
				TextTable.number("%,.0f", series.median(Measurement::bytesPerCall)));
	}

	/**
	 * Return the same three as ratios, and the spread of the CPU time.
	 */
	public static List<String> ratios(Series<Measurement> series, @Nullable Series<Measurement> baseline) {
		String spread = TextTable.number("%.0f %%", 100 * series.spread(Measurement::cpuMicrosPerCall));
		if (baseline == null) {
			return List.of("-", "-", "-", spread);
		}
		return List.of(TextTable.number("%.2f", series.medianRatio(baseline, Measurement::requestsPerSecond)),
				TextTable.number("%.2f", series.medianRatio(baseline, Measurement::cpuMicrosPerCall)),
				TextTable.number("%.2f", series.medianRatio(baseline, Measurement::bytesPerCall)), spread);
	}

	/**
	 * A thread that ended takes the number of its bytes with it.
	 */
	public static String note(String row, Series<Measurement> series) {
		int lost = series.sum(Measurement::lostThreads);
		return (lost == 0) ? ""
				: "Bytes of '%s' are a lower bound: %d threads ended in its rounds%n".formatted(row, lost);
	}

	public static List<String> line(List<String> first, List<String> second, List<String> third) {
		return Stream.of(first, second, third).flatMap(List::stream).toList();
	}

}
