package com.tracklysms.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rounds of one row at one number of threads, in their order.
 */
final class Series {

	private final List<Measurement> rounds = new ArrayList<>();

	void add(Measurement round) {
		this.rounds.add(round);
	}

	double median(ToDoubleFunction<Measurement> figure) {
		return median(this.rounds.stream().mapToDouble(figure).toArray());
	}

	/**
	 * Return the median of the ratios of each round to the other row's round of the same
	 * turn: what slowed down a whole turn cancels out.
	 */
	double medianRatio(Series baseline, ToDoubleFunction<Measurement> figure) {
		return median(IntStream.range(0, this.rounds.size())
			.mapToDouble((round) -> figure.applyAsDouble(this.rounds.get(round))
					/ figure.applyAsDouble(baseline.rounds.get(round)))
			.toArray());
	}

	/**
	 * Return how far the rounds lie apart, as a share of their median.
	 */
	double spread(ToDoubleFunction<Measurement> figure) {
		double[] values = this.rounds.stream().mapToDouble(figure).sorted().toArray();
		return (values[values.length - 1] - values[0]) / median(values);
	}

	int lostThreads() {
		return this.rounds.stream().mapToInt(Measurement::lostThreads).sum();
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
