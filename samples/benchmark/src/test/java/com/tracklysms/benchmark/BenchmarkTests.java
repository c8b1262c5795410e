package com.tracklysms.benchmark;

import java.util.Set;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.client.Throttling;
import com.tracklysms.benchmark.options.QuickArguments;
import com.tracklysms.benchmark.options.Scenario;
import com.tracklysms.benchmark.startup.StartupRow;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Smoke test for {@link BenchmarkApplication}: all scenarios work. Figures of so short a
 * run mean nothing.
 */
class BenchmarkTests {

	@Test
	void allScenariosAreReportedAndNoProcessIsLeft() throws Exception {
		Set<ProcessHandle> before = children();
		StringBuilder out = new StringBuilder();
		BenchmarkApplication.run(QuickArguments.parse("--threads=1", "--rows=send,send-observed",
				"--bulk-rows=" + BulkRow.ids(), "--all", "--markdown"), out);
		assertThat(out).contains("| " + Row.SEND.label(), "| sendAll of", "| 5,000 ", "(extrapolated)",
				"| " + Row.SEND_OBSERVED.label() + ", 1 threads");
		for (Scenario scenario : Scenario.values()) {
			assertThat(out).contains("### " + scenario.title());
		}
		for (BulkRow row : BulkRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		for (StartupRow row : StartupRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		for (Throttling throttling : Throttling.values()) {
			assertThat(out).contains("| " + throttling.label());
		}
		Set<ProcessHandle> left = children();
		left.removeAll(before);
		assertThat(left).isEmpty();
	}

	private Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

}
