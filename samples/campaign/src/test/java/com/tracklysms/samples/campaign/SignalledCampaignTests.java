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

package com.tracklysms.samples.campaign;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import com.tracklysms.samples.campaign.testsupport.CampaignProcess;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for a campaign whose process gets a signal in each of its phases, one run after
 * the other.
 */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class SignalledCampaignTests {

	private static final int ROWS = 10_000;

	private static final long POLL_INTERVAL = Duration.ofMillis(1).toNanos();

	@TempDir
	private Path directory;

	@Test
	void campaignThatIsKilledInEachPhaseIsComplete() throws Exception {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			end(trackly, "KILL", (process) -> file("recipients.csv.tmp").toFile().exists());
			assertThat(file("recipients.csv")).doesNotExist();
			end(trackly, "KILL", (process) -> trackly.getJournal().count() > 3000);
			end(trackly, "KILL", (process) -> process.hasSaid("10,000 of 10,000 rows"));
			end(trackly, "KILL", (process) -> file("result.csv.tmp").toFile().exists());
			assertThat(file("result.csv")).as("half a result").doesNotExist();
			List<String> outcomes = complete(trackly);
			assertThat(Collections.frequency(outcomes, "in doubt")).as("one chunk each time").isLessThanOrEqualTo(2000);
		}
	}

	@Test
	void campaignThatIsStoppedInEachPhaseIsComplete() throws Exception {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			for (Predicate<CampaignProcess> moment : List.<Predicate<CampaignProcess>>of(
					(process) -> file("recipients.csv.tmp").toFile().exists(),
					(process) -> trackly.getJournal().count() > 3000,
					(process) -> process.hasSaid("10,000 of 10,000 rows"),
					(process) -> file("result.csv.tmp").toFile().exists())) {
				assertThat(end(trackly, "TERM", moment)).doesNotContain("People:", "Exception", "ERROR");
				assertThat(file("result.csv")).as("half a result").doesNotExist();
			}
			assertThat(complete(trackly)).doesNotContain("in doubt");
		}
	}

	/**
	 * Of a build in the background of a shell the processes ignore interrupts.
	 */
	@Test
	void campaignThatIsInterruptedIsComplete() throws Exception {
		assumeThat(Path.of("/proc/self/status")).exists()
			.content()
			.containsPattern("(?m)^SigIgn:\\s*[0-9a-f]*[014589cd]$");
		try (TracklySimulator trackly = TracklySimulator.start()) {
			assertThat(end(trackly, "INT", (process) -> trackly.getJournal().count() > 3000))
				.contains("Stopped. The same command goes on from here")
				.doesNotContain("Exception", "ERROR");
			assertThat(complete(trackly)).doesNotContain("in doubt");
		}
	}

	private String end(TracklySimulator trackly, String signal, Predicate<CampaignProcess> moment) throws Exception {
		CampaignProcess process = CampaignProcess.start(this.directory, trackly, ROWS);
		while (!moment.test(process)) {
			assertThat(process.isAlive()).as("has not come to the phase").isTrue();
			LockSupport.parkNanos(POLL_INTERVAL);
		}
		process.signal(signal);
		return process.await();
	}

	private List<String> complete(TracklySimulator trackly) throws Exception {
		CampaignProcess process = CampaignProcess.start(this.directory, trackly, ROWS);
		assertThat(process.await()).contains("goes on where it", "People:").doesNotContain("Exception", "ERROR");
		assertThat(trackly.getJournal().getMessages()).extracting(QueuedMessage::to).doesNotHaveDuplicates();
		assertThat(this.directory).isDirectoryNotContaining((file) -> file.getFileName().toString().endsWith(".tmp"));
		List<String> outcomes = process.outcomes();
		assertThat(outcomes).hasSize(ROWS).contains("queued", "duplicate").doesNotContain("not sent", "rejected");
		return outcomes;
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
