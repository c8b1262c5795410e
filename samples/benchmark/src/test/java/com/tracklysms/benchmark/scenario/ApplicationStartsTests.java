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

import java.util.Map;

import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.options.QuickArguments;
import com.tracklysms.benchmark.startup.StartupMeasurement;
import com.tracklysms.benchmark.startup.StartupRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationStarts}.
 */
class ApplicationStartsTests {

	@Test
	void startsOfBothApplicationsHaveFigures() throws Exception {
		Map<StartupRow, Series<StartupMeasurement>> results = new ApplicationStarts(QuickArguments.parse()).measure();
		assertThat(results).containsOnlyKeys(StartupRow.values()).allSatisfy((row, series) -> {
			assertThat(series.median(StartupMeasurement::millis)).isPositive();
			assertThat(series.median(StartupMeasurement::cpuMillis)).isPositive();
			assertThat(series.median(StartupMeasurement::megabytes)).isGreaterThan(1);
		});
		assertThat(results.get(StartupRow.STARTER).median(StartupMeasurement::beans))
			.isGreaterThan(results.get(StartupRow.WEBCLIENT).median(StartupMeasurement::beans));
	}

}
