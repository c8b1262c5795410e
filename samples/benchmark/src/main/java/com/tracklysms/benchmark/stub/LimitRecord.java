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
