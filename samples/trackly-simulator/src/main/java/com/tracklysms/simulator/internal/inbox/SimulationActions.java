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

package com.tracklysms.simulator.internal.inbox;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import com.tracklysms.simulator.api.MagicNumber;
import com.tracklysms.simulator.fault.Fault;
import com.tracklysms.simulator.fault.SimulatorFaults;
import com.tracklysms.simulator.internal.settings.RequestLimits;

/**
 * How a person can let the API behave from now on.
 */
final class SimulationActions {

	private static final int MOST_FAULTS = 1000;

	private static final int HIGHEST_LIMIT = 1_000_000;

	private static final Object DONE = Map.of();

	private final RequestLimits limits;

	private final SimulatorFaults faults;

	SimulationActions(RequestLimits limits, SimulatorFaults faults) {
		this.limits = limits;
		this.faults = faults;
	}

	/**
	 * Let the next requests fail.
	 * @param fields {@code fault}, the name of a magic number with one, and {@code count}
	 * @return nothing
	 */
	Object addFaults(ActionFields fields) {
		Fault fault = find(fields.requiredText("fault"));
		this.faults.next(fields.requiredNumber("count", 1, MOST_FAULTS), fault);
		return DONE;
	}

	private static Fault find(String name) {
		return Arrays.stream(MagicNumber.values())
			.filter((number) -> number.name().equals(name))
			.flatMap((number) -> Stream.ofNullable(number.getFault()))
			.findFirst()
			.orElseThrow(() -> new InboxException(400, "No such fault"));
	}

	Object clearFaults(ActionFields fields) {
		this.faults.clear();
		return DONE;
	}

	/**
	 * Change the limits.
	 * @param fields {@code sends_per_second} and {@code bulks_per_second}, 0 for none
	 * @return nothing
	 */
	Object limit(ActionFields fields) {
		this.limits.set(fields.requiredNumber("sends_per_second", 0, HIGHEST_LIMIT),
				fields.requiredNumber("bulks_per_second", 0, HIGHEST_LIMIT));
		return DONE;
	}

}
