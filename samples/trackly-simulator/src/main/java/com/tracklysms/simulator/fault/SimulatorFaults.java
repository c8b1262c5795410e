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

package com.tracklysms.simulator.fault;

import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The faults of the next requests to a simulator, safe for use by several threads.
 * <p>
 * Each request to the API takes one, whichever endpoint it is for, in the order in which
 * they were given. A magic number among its recipients matters only to a request without
 * a fault, or with one that leaves it the usual answer.
 *
 * @since 0.1.0
 */
public final class SimulatorFaults {

	private final Queue<Fault> pending = new ConcurrentLinkedQueue<>();

	/**
	 * Let one more request fail, after those that are to fail already.
	 * @param fault how it fails
	 * @return these faults
	 */
	public SimulatorFaults next(Fault fault) {
		return next(1, fault);
	}

	/**
	 * Let some more requests fail, after those that are to fail already.
	 * @param requests the number of requests, 1 or more
	 * @param fault how they fail
	 * @return these faults
	 */
	public SimulatorFaults next(int requests, Fault fault) {
		if (requests < 1) {
			throw new IllegalArgumentException("requests must be positive");
		}
		this.pending.addAll(Collections.nCopies(requests, fault));
		return this;
	}

	/**
	 * Return the faults that no request has met yet.
	 * @return a copy that later requests do not change, the next fault first
	 */
	public List<Fault> pending() {
		return List.copyOf(this.pending);
	}

	/**
	 * Let no further request fail.
	 */
	public void clear() {
		this.pending.clear();
	}

	/**
	 * Take the next fault, as the simulator does for each request.
	 * @return the fault, {@code null} if there is none
	 */
	public @Nullable Fault take() {
		return this.pending.poll();
	}

}
