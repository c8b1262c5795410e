package com.tracklysms.benchmark.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the rows of a scenario take turns, so that a machine that gets slower or faster
 * does so for all.
 *
 * @param <R> what names a row
 * @param <T> what a round comes to
 */
public final class Turns<R, T> {

	private final List<R> rows;

	private final Turn<R, T> turn;

	public Turns(List<R> rows, Turn<R, T> turn) {
		this.rows = rows;
		this.turn = turn;
	}

	/**
	 * Let each row run, again and again until a time has passed.
	 */
	public Turns<R, T> warmUp(Duration duration) throws IOException {
		for (R row : this.rows) {
			long deadline = System.nanoTime() + duration.toNanos();
			do {
				this.turn.take(row);
			}
			while (System.nanoTime() - deadline < 0);
		}
		return this;
	}

	public Map<R, Series<T>> measure(int rounds) throws IOException {
		Map<R, Series<T>> results = new LinkedHashMap<>();
		for (int round = 0; round < rounds; round++) {
			for (R row : this.rows) {
				results.computeIfAbsent(row, (key) -> new Series<>()).add(this.turn.take(row));
			}
		}
		return results;
	}

	/**
	 * Runs one round of one row.
	 *
	 * @param <R> what names a row
	 * @param <T> what a round comes to
	 */
	@FunctionalInterface
	public interface Turn<R, T> {

		T take(R row) throws IOException;

	}

}
