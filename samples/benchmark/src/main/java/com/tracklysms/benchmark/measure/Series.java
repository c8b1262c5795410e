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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The rounds of one row, in their order.
 *
 * @param <T> what a round came to
 */
public final class Series<T> {

	private final List<T> rounds = new ArrayList<>();

	public void add(T round) {
		this.rounds.add(round);
	}

	/**
	 * Return the same rounds with a part of what they came to.
	 */
	public <R> Series<R> map(Function<? super T, R> part) {
		Series<R> series = new Series<>();
		this.rounds.forEach((round) -> series.add(part.apply(round)));
		return series;
	}

	public double median(ToDoubleFunction<? super T> figure) {
		return median(this.rounds.stream().mapToDouble(figure).toArray());
	}

	/**
	 * Return the median of the ratios of each round to the other row's round of the same
	 * turn: what slowed down a whole turn cancels out.
	 */
	public double medianRatio(Series<T> baseline, ToDoubleFunction<? super T> figure) {
		return median(IntStream.range(0, this.rounds.size())
			.mapToDouble((round) -> figure.applyAsDouble(this.rounds.get(round))
					/ figure.applyAsDouble(baseline.rounds.get(round)))
			.toArray());
	}

	/**
	 * Return how far the rounds lie apart, as a share of their median.
	 */
	public double spread(ToDoubleFunction<? super T> figure) {
		double[] values = this.rounds.stream().mapToDouble(figure).sorted().toArray();
		return (values[values.length - 1] - values[0]) / median(values);
	}

	public double max(ToDoubleFunction<? super T> figure) {
		return this.rounds.stream().mapToDouble(figure).max().orElse(0);
	}

	public int sum(ToIntFunction<? super T> figure) {
		return this.rounds.stream().mapToInt(figure).sum();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
