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

package com.tracklysms.spring.internal.ratelimit;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdaptivePace} over long times, which are simulated.
 */
class AdaptivePaceTests {

	@ParameterizedTest
	@CsvSource({ "SLIDING, 100", "FIXED, 100", "BUCKET, 100", "SLIDING, 10", "FIXED, 10", "BUCKET, 10" })
	void mostOfTheLimitIsUsedAndFewRequestsAreRefused(PaceSimulation.Limit limit, int perSecond) {
		PaceSimulation simulation = new PaceSimulation(limit.of(perSecond), null);
		simulation.run(Duration.ofSeconds(60));
		assertThat(simulation.accepted()).isGreaterThan((int) (0.9 * 60 * perSecond));
		// All who come before the first refusal is known find out for themselves
		assertThat(simulation.refused()).isLessThan(PaceSimulation.CALLERS + 10);
	}

	@ParameterizedTest
	@CsvSource({ "SLIDING", "FIXED", "BUCKET" })
	void announcedTimesAreKept(PaceSimulation.Limit limit) {
		PaceSimulation simulation = new PaceSimulation(limit.of(100), Duration.ofSeconds(1));
		simulation.run(Duration.ofSeconds(60));
		assertThat(simulation.early()).isZero();
		assertThat(simulation.accepted() + simulation.refused()).isLessThan((int) (1.05 * simulation.accepted()));
		assertThat(simulation.accepted()).isGreaterThan(4800);
	}

	@ParameterizedTest
	@CsvSource({ "SLIDING", "FIXED", "BUCKET" })
	void limitThatIsLoweredIsFound(PaceSimulation.Limit limit) {
		PaceSimulation simulation = new PaceSimulation(limit.of(100), null);
		simulation.run(Duration.ofSeconds(30));
		simulation.changeTo(limit.of(20));
		simulation.run(Duration.ofSeconds(60));
		int accepted = simulation.accepted();
		int refused = simulation.refused();
		simulation.run(Duration.ofSeconds(60));
		assertThat(simulation.accepted() - accepted).isGreaterThan((int) (0.85 * 60 * 20));
		assertThat(simulation.refused() - refused).isLessThan(60);
	}

	@ParameterizedTest
	@CsvSource({ "SLIDING", "FIXED", "BUCKET" })
	void limitThatIsRaisedIsFound(PaceSimulation.Limit limit) {
		PaceSimulation simulation = new PaceSimulation(limit.of(20), null);
		simulation.run(Duration.ofSeconds(30));
		simulation.changeTo(limit.of(100));
		simulation.run(Duration.ofMinutes(3));
		int accepted = simulation.accepted();
		simulation.run(Duration.ofSeconds(60));
		assertThat(simulation.accepted() - accepted).isGreaterThan(5100);
	}

	@ParameterizedTest
	@CsvSource({ "10, 5", "1000, 5" })
	void refusalsThatHaveNothingToDoWithThePaceDoNotBringItToAStandstill(int oneIn, int atLeastPerSecond) {
		PaceSimulation simulation = new PaceSimulation(PaceSimulation.Window.refusingOneIn(oneIn), null);
		simulation.run(Duration.ofMinutes(10));
		assertThat(simulation.accepted()).isGreaterThan(600 * atLeastPerSecond / 2);
	}

}
