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
