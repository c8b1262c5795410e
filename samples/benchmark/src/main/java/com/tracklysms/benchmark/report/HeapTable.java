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
import java.util.function.ToDoubleFunction;

import com.tracklysms.benchmark.measure.HeapMeasurement;
import com.tracklysms.benchmark.measure.Series;

/**
 * What a message costs for several numbers of them, and how much heap that takes, as text
 * for people.
 */
public final class HeapTable {

	private final TextTable table;

	/**
	 * Create a new instance.
	 * @param what the head of the column with the numbers
	 */
	public HeapTable(String what) {
		this.table = new TextTable(what, "wall us/message", "CPU us/message", "bytes/message", "wall : few",
				"CPU : few", "bytes : few", "MB in use", "MB after collection", "MB peak");
	}

	/**
	 * Add a row.
	 * @param few the rounds of the smallest number
	 */
	public void add(int messages, Series<HeapMeasurement> series, Series<HeapMeasurement> few) {
		ToDoubleFunction<HeapMeasurement> cpu = (round) -> round.cost().cpuMicrosPerCall();
		ToDoubleFunction<HeapMeasurement> bytes = (round) -> round.cost().bytesPerCall();
		this.table.add(List.of(TextTable.number("%,.0f", messages),
				TextTable.number("%.3f", series.median(HeapMeasurement::wallMicrosPerMessage)),
				TextTable.number("%.3f", series.median(cpu)), TextTable.number("%,.0f", series.median(bytes)),
				TextTable.number("%.2f", series.medianRatio(few, HeapMeasurement::wallMicrosPerMessage)),
				TextTable.number("%.2f", series.medianRatio(few, cpu)),
				TextTable.number("%.2f", series.medianRatio(few, bytes)),
				megabytes(series, HeapMeasurement::megabytesInUse),
				megabytes(series, HeapMeasurement::megabytesAfterCollection),
				megabytes(series, HeapMeasurement::peakMegabytes)));
	}

	/**
	 * The most of all rounds: a run must fit in with its worst moment.
	 */
	private static String megabytes(Series<HeapMeasurement> series, ToDoubleFunction<HeapMeasurement> figure) {
		double most = series.max(figure);
		return (most > 0) ? TextTable.number("%.1f", most) : "-";
	}

	public String render(boolean markdown) {
		return this.table.render(markdown);
	}

}
