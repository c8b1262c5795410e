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

package com.tracklysms.simulator.internal.settings;

import java.util.List;

import com.tracklysms.simulator.api.SimulatedList;

/**
 * The account that the simulator answers for.
 *
 * @param apiKey the one valid API key
 * @param senders the ids of the known senders, which v1 sends name
 * @param lists the sending lists, which v2 sends name by number
 * @param suspended whether every request is refused
 */
public record SimulatedAccount(String apiKey, List<String> senders, List<SimulatedList> lists, boolean suspended) {

	@Override
	public String toString() {
		// The generated form would show the key
		return "SimulatedAccount[senders=" + this.senders + ", lists=" + this.lists + ", suspended=" + this.suspended
				+ "]";
	}

}
