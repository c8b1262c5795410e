package com.tracklysms.benchmark;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Smoke test for {@link BenchmarkApplication}: all rows work. Figures of so short a run
 * mean nothing.
 */
class BenchmarkTests {

	@Test
	void allRowsHaveFiguresAndNoProcessIsLeft() throws Exception {
		Set<ProcessHandle> before = children();
		StringBuilder out = new StringBuilder();
		Results results = BenchmarkApplication.run(Arguments.parse("--quick", "--threads=1,2", "--markdown"), out);
		for (int threads : new int[] { 1, 2 }) {
			assertThat(results.rows(threads)).containsOnlyKeys(Row.values())
				.allSatisfy((row, series) -> assertPlausible(series));
		}
		for (Row row : Row.values()) {
			assertThat(out).contains("| " + row.label());
		}
		Set<ProcessHandle> left = children();
		left.removeAll(before);
		assertThat(left).isEmpty();
	}

	@Test
	void unknownArgument() {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("--round=1"))
			.withMessageContaining("Unknown argument --round=1");
	}

	private void assertPlausible(Series series) {
		assertThat(series.median(Measurement::requestsPerSecond)).isPositive();
		assertThat(series.median(Measurement::cpuMicrosPerCall)).isPositive();
		assertThat(series.median(Measurement::bytesPerCall)).isGreaterThan(1000);
	}

	private Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

}
