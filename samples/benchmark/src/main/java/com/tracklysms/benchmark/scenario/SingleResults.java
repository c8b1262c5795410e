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
