package com.tracklysms.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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

	/**
	 * What Boot's starter brings in this version of Boot.
	 */
	private static final String OF_SPRING_BOOT = "(spring-(?!retry)|reactor-|reactive-streams|netty-|jackson-|micrometer-"
			+ "|logback-|log4j-|slf4j-|jul-to-slf4j|snakeyaml|commons-logging|jakarta.annotation-api|jspecify)";

	@Test
	void allSingleSendsHaveFigures() throws Exception {
		SingleResults results = new SingleSends(
				Arguments.parse("--quick", "--threads=1,2", "--rows=" + Row.ids(), SOON_READY))
			.measure();
		for (int threads : new int[] { 1, 2 }) {
			assertThat(results.rows(threads)).containsOnlyKeys(Row.values())
				.allSatisfy((row, series) -> assertPlausible(series));
		}
	}

	@Test
	void allScenariosAreReportedAndNoProcessIsLeft() throws Exception {
		Set<ProcessHandle> before = children();
		StringBuilder out = new StringBuilder();
		BenchmarkApplication
			.run(Arguments.parse("--quick", "--threads=1", "--rows=send,send-observed", "--bulk-rows=" + BulkRow.ids(),
					"--all", "--markdown", SOON_READY, SOON_READY.replace("--jvm", "--memory-jvm")), out);
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

	@Test
	void startsOfBothApplicationsHaveFigures() throws Exception {
		Map<StartupRow, Series<StartupMeasurement>> results = new ApplicationStarts(
				Arguments.parse("--quick", SOON_READY))
			.measure();
		assertThat(results).containsOnlyKeys(StartupRow.values()).allSatisfy((row, series) -> {
			assertThat(series.median(StartupMeasurement::millis)).isPositive();
			assertThat(series.median(StartupMeasurement::cpuMillis)).isPositive();
			assertThat(series.median(StartupMeasurement::megabytes)).isGreaterThan(1);
		});
		assertThat(results.get(StartupRow.STARTER).median(StartupMeasurement::beans))
			.isGreaterThan(results.get(StartupRow.WEBCLIENT).median(StartupMeasurement::beans));
	}

	@Test
	void startedApplicationsDifferInWhatTheStarterAddsAndHaveNothingOfTheBenchmark() throws Exception {
		List<String> starter = new ArrayList<>(jars(StartupRow.STARTER));
		List<String> webClient = jars(StartupRow.WEBCLIENT);
		assertThat(starter).containsAll(webClient).noneMatch((jar) -> jar.matches(".*(twilio|infobip|httpclient5).*"));
		assertThat(webClient).anyMatch((jar) -> jar.contains("spring-webflux"))
			.anyMatch((jar) -> jar.contains("reactor-netty-http"))
			.allMatch((jar) -> jar.matches(".*/" + OF_SPRING_BOOT + "[^/]*\\.jar"));
		starter.removeAll(webClient);
		assertThat(starter).hasSize(4)
			.allMatch((jar) -> jar
				.matches(".*(trackly-spring-boot-(starter|autoconfigure)|spring-retry|bucket4j_jdk17-core).*"));
	}

	@Test
	void eachCallOfAnObservedRowIsMetered() throws Exception {
		try (Stub stub = Arguments.parse().processes().startStub(StubMode.atOnce());
				Candidates candidates = new Candidates(stub.url())) {
			candidates.get(Row.SEND_OBSERVED).send();
			candidates.get(BulkRow.SEND_ALL_OBSERVED).sendAll(SampleBatch.SIZE);
			MeterRegistry meters = candidates.context(Connector.REACTOR_NETTY_OBSERVED).meters();
			assertThat(meters.get("trackly.send").timer().count()).isOne();
			assertThat(meters.get("trackly.messages").tag("operation", "sendAll.batch").counter().count())
				.isEqualTo(SampleBatch.SIZE);
			assertThat(exchanges(meters)).isEqualTo(2);
			candidates.get(Row.BARE_OBSERVED).send();
			candidates.get(BulkRow.BARE_LOOP_OBSERVED).sendAll(SampleBatch.SIZE);
			assertThat(exchanges(meters)).isEqualTo(4);
		}
	}

	@Test
	void otherRowsKeepNoMeters() {
		try (Candidates candidates = new Candidates("http://localhost:1")) {
			assertThat(candidates.context(Connector.REACTOR_NETTY).meters()).isNull();
		}
	}

	@Test
	void observedRowsRunOnlyIfNamed() {
		assertThat(Arguments.parse().rows()).contains(Row.SEND, Row.INFOBIP)
			.doesNotContain(Row.SEND_OBSERVED, Row.BARE_OBSERVED);
		assertThat(Arguments.parse().bulkRows()).contains(BulkRow.SEND_ALL, BulkRow.RAW_NETTY)
			.doesNotContain(BulkRow.SEND_ALL_OBSERVED, BulkRow.BARE_LOOP_OBSERVED);
		assertThat(Arguments.parse("--rows=bare,bare-observed").rows()).containsExactly(Row.BARE, Row.BARE_OBSERVED);
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

	private long exchanges(MeterRegistry meters) {
		return meters.get("http.client.requests").timers().stream().mapToLong(Timer::count).sum();
	}

	private List<String> jars(StartupRow row) throws IOException {
		return row.jars().stream().map(Path::toString).toList();
	}

	private Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

}
