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

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import org.jspecify.annotations.Nullable;

/**
 * What single sends have come to.
 */
final class SingleResults {

	private final Map<Integer, Map<Row, Series<Measurement>>> seriesByThreads = new TreeMap<>();

	void add(Row row, int threads, Measurement round) {
		this.seriesByThreads.computeIfAbsent(threads, (key) -> new EnumMap<>(Row.class))
			.computeIfAbsent(row, (key) -> new Series<>())
			.add(round);
	}

	Collection<Integer> threads() {
		return this.seriesByThreads.keySet();
	}

	/**
	 * Return the rows that were measured with a number of threads.
	 */
	Map<Row, Series<Measurement>> rows(int threads) {
		return this.seriesByThreads.getOrDefault(threads, Map.of());
	}

	@Nullable Series<Measurement> find(Row row, int threads) {
		return rows(threads).get(row);
	}

}
