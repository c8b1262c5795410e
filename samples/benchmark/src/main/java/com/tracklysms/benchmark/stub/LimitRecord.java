package com.tracklysms.benchmark.stub;

import java.util.ArrayList;
import java.util.List;

/**
 * What a limiting stub has seen, request by request.
 */
final class LimitRecord {

	private final List<Arrival> arrivals = new ArrayList<>();

	void add(long nanoTime, boolean accepted, boolean early) {
		this.arrivals.add(new Arrival(nanoTime, accepted, early));
	}

	/**
	 * Return the counts of a period that begins with the first request.
	 */
	LimitCounts counts(long nanos) {
		long accepted = 0;
		long refused = 0;
		long early = 0;
		for (Arrival arrival : this.arrivals) {
			if (arrival.nanoTime() - this.arrivals.get(0).nanoTime() < nanos) {
				accepted += arrival.accepted() ? 1 : 0;
				refused += arrival.accepted() ? 0 : 1;
				early += arrival.early() ? 1 : 0;
			}
		}
		return new LimitCounts(accepted, refused, early);
	}

	/**
	 * One request.
	 *
	 * @param nanoTime when it was there
	 * @param accepted whether it was accepted
	 * @param early whether it came while an earlier answer still asked to wait
	 */
	private record Arrival(long nanoTime, boolean accepted, boolean early) {

	}

}
