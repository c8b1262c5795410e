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

package com.tracklysms.simulator.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Performs analysis of failures caused by a {@link SimulatorPortInUseException}.
 */
class SimulatorPortInUseFailureAnalyzer extends AbstractFailureAnalyzer<SimulatorPortInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SimulatorPortInUseException cause) {
		return new FailureAnalysis("The Trackly simulator cannot listen on port " + cause.getPort() + " of 127.0.0.1.",
				"Stop what listens there, perhaps another simulator, or set '" + TracklySimulatorProperties.PREFIX
						+ ".port', in tests the 'port' of @AutoConfigureTracklySimulator, to another port or to 0 for "
						+ "any free one.",
				cause);
	}

}
