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

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import org.jspecify.annotations.Nullable;

/**
 * What observed rows have come to, as ratios to the same rows without observations, as
 * text for people.
 */
public final class ObservedTable {

	private final TextTable table = new TextTable("row", "rate : unobserved", "CPU : unobserved", "bytes : unobserved");

	private boolean empty = true;

	/**
	 * Add a row, if both were measured.
	 */
	public void add(String label, Series<Measurement> observed, @Nullable Series<Measurement> unobserved) {
		if (unobserved != null) {
			this.table.add(Costs.line(List.of(label), Costs.ratios(observed, unobserved).subList(0, 3), List.of()));
			this.empty = false;
		}
	}

	/**
	 * Return the table with an empty line before it, or nothing if it has no rows.
	 */
	public String render(boolean markdown) {
		return this.empty ? "" : "\n" + this.table.render(markdown);
	}

}
