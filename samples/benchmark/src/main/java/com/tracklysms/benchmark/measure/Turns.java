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
