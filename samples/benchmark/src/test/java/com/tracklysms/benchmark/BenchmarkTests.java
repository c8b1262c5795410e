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

	/**
	 * Nothing here runs long enough to be worth what the second compiler does.
	 */
	private static final String SOON_READY = "--jvm-options=-Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

	@Test
	void allSingleSendsHaveFigures() throws Exception {
		SingleResults results = new SingleSends(Arguments.parse("--quick", "--threads=1,2", SOON_READY)).measure();
		for (int threads : new int[] { 1, 2 }) {
			assertThat(results.rows(threads)).containsOnlyKeys(Row.values())
				.allSatisfy((row, series) -> assertPlausible(series));
		}
	}

	@Test
	void allScenariosAreReportedAndNoProcessIsLeft() throws Exception {
		Set<ProcessHandle> before = children();
		StringBuilder out = new StringBuilder();
		BenchmarkApplication.run(Arguments.parse("--quick", "--threads=1", "--rows=send", "--all", "--markdown",
				SOON_READY, SOON_READY.replace("--jvm", "--memory-jvm")), out);
		assertThat(out).contains("| " + Row.SEND.label(), "| sendAll of", "| 5,000 ", "(extrapolated)");
		for (Scenario scenario : Scenario.values()) {
			assertThat(out).contains("### " + scenario.title());
		}
		for (BulkRow row : BulkRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		for (Throttling throttling : Throttling.values()) {
			assertThat(out).contains("| " + throttling.label());
		}
		Set<ProcessHandle> left = children();
		left.removeAll(before);
		assertThat(left).isEmpty();
	}

	@Test
	void scenariosAreChosenByTheirOptions() {
		assertThat(Arguments.parse().scenarios()).containsExactly(Scenario.SINGLE);
		assertThat(Arguments.parse("--limits", "--bulk").scenarios()).containsExactly(Scenario.BULK, Scenario.LIMITS);
		assertThat(Arguments.parse("--all").scenarios()).containsExactly(Scenario.values());
	}

	@Test
	void unknownArgument() {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("--round=1"))
			.withMessageContaining("Unknown argument --round=1");
	}

	private void assertPlausible(Series<Measurement> series) {
		assertThat(series.median(Measurement::requestsPerSecond)).isPositive();
		assertThat(series.median(Measurement::cpuMicrosPerCall)).isPositive();
		assertThat(series.median(Measurement::bytesPerCall)).isGreaterThan(1000);
	}

	private Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

}
