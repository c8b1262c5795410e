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
