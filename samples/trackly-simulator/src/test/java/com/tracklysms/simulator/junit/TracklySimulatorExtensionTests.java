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

package com.tracklysms.simulator.junit;

import java.util.ArrayList;
import java.util.List;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.testsupport.ApiClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracklySimulatorExtension}.
 */
class TracklySimulatorExtensionTests {

	@RegisterExtension
	static final TracklySimulatorExtension configured = new TracklySimulatorExtension(
			(builder) -> builder.apiKey("trk_other"));

	private static final List<TracklySimulator> SEEN = new ArrayList<>();

	@RepeatedTest(2)
	void allTestsHaveOneSimulatorWhichIsReset() throws Exception {
		TracklySimulator simulator = configured.getSimulator();
		SEEN.add(simulator);
		assertThat(SEEN).containsOnly(simulator);
		assertThat(simulator).hasQueuedNothing();
		assertThat(simulator.getApiKey()).isEqualTo("trk_other");
		send(simulator);
		assertThat(simulator).hasQueued(1);
	}

	@Test
	void isAParameterToo(TracklySimulator simulator) {
		assertThat(simulator).isSameAs(configured.getSimulator());
	}

	@Test
	void saysHowToRegisterIt() {
		assertThatIllegalStateException().isThrownBy(() -> new TracklySimulatorExtension().getSimulator())
			.withMessageContaining("@RegisterExtension");
	}

	private static void send(TracklySimulator simulator) throws Exception {
		new ApiClient(simulator).send(ApiClient.message("+12065550100"));
	}

	/**
	 * Nested tests.
	 */
	@Nested
	class NestedTests {

		@Test
		void haveTheSimulatorOfTheClass() {
			SEEN.add(configured.getSimulator());
			assertThat(SEEN).containsOnly(configured.getSimulator());
		}

	}

}
