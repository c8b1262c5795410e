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

package com.tracklysms.benchmark.scenario;

import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.options.QuickArguments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SingleSends}.
 */
class SingleSendsTests {

	@Test
	void allSingleSendsHaveFigures() throws Exception {
		SingleResults results = new SingleSends(QuickArguments.parse("--threads=1,2", "--rows=" + Row.ids())).measure();
		for (int threads : new int[] { 1, 2 }) {
			assertThat(results.rows(threads)).containsOnlyKeys(Row.values())
				.allSatisfy((row, series) -> assertPlausible(series));
		}
	}

	private void assertPlausible(Series<Measurement> series) {
		assertThat(series.median(Measurement::requestsPerSecond)).isPositive();
		assertThat(series.median(Measurement::cpuMicrosPerCall)).isPositive();
		assertThat(series.median(Measurement::bytesPerCall)).isGreaterThan(1000);
	}

}
