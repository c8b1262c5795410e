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

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LimitModel}.
 */
class LimitModelTests {

	@ParameterizedTest
	@CsvSource({ "SLIDING, 3000", "FIXED, 3000", "BUCKET_OF_A_HUNDRED, 3100", "BUCKET_OF_TEN, 3010",
			"BUCKET_OF_ONE, 3001", "HALVED_AND_DOUBLED, 2500" })
	void asManyAreAcceptedAsAreAllowed(LimitModel model, int allowed) {
		assertThat(model.allowed(Duration.ofSeconds(30))).isEqualTo(allowed);
		assertThat(accepted(model)).isBetween(allowed - 60, allowed);
	}

	@ParameterizedTest
	@CsvSource({ "EVERY_SEVENTH, 0.857", "TWO_PERCENT, 0.98", "ONE_RECIPIENT, 1", "SIXTEEN_AT_A_TIME, 0.32",
			"SHARED, 0.1" })
	void otherModelsAcceptTheirShare(LimitModel model, double share) {
		assertThat(accepted(model) / 30_000.0).isBetween(share - 0.05, share + 0.005);
	}

	/**
	 * A thousand requests a second for half a minute.
	 */
	private int accepted(LimitModel model) {
		Limiter limiter = model.limiter();
		int accepted = 0;
		for (long millis = 0; millis < 30_000; millis++) {
			accepted += limiter.accept(millis * 1_000_000, false) ? 1 : 0;
		}
		return accepted;
	}

}
