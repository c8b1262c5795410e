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
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import com.tracklysms.samples.campaign.testsupport.CampaignProcess;
import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a campaign whose process ends in the middle, and which is started again.
 */
@Timeout(900)
class InterruptedCampaignTests {

	private static final int KILLS = Integer.getInteger("trackly.test.kills", 1);

	private final AtomicInteger queued = new AtomicInteger();

	private final AtomicReference<CampaignProcess> process = new AtomicReference<>();

	@TempDir
	private Path directory;

	/**
	 * Killed when Trackly has queued half of a request, and not answered it.
	 */
	@Test
	void campaignThatIsKilledGoesOnAndTextsNobodyTwice() throws Exception {
		try (TracklySimulator trackly = trackly(CampaignProcess::kill)) {
			assertThat(run(trackly)).contains("Campaign spring-sale begins").doesNotContain("People:");
			assertThat(this.queued).hasValueGreaterThanOrEqualTo(1500);
			assertThat(run(trackly)).contains("goes on where it was killed").contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(this.process.get().outcomes()).hasSize(5000)
				.contains("in doubt", "queued", "duplicate")
				.doesNotContain("not sent", "rejected");
			assertThat(run(trackly)).contains("has been sent before");
			assertThatNobodyIsTextedTwice(trackly);
		}
	}

	@Test
	void campaignThatIsStoppedEndsItsChunkAndGoesOn() throws Exception {
		try (TracklySimulator trackly = trackly(CampaignProcess::stop)) {
			assertThat(run(trackly)).contains("Stopped. The same command goes on from here");
			assertThat(run(trackly)).contains("goes on where it was stopped").contains("0 in doubt");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(this.process.get().outcomes()).hasSize(5000).doesNotContain("in doubt", "not sent");
		}
	}

	/**
	 * More often by {@code -Dtrackly.test.kills=20}.
	 */
	@Test
	void campaignThatIsKilledAtAnyMomentTextsNobodyTwice() throws Exception {
		int rows = 5000 + 3000 * KILLS;
		Random random = new Random();
		try (TracklySimulator trackly = trackly((process) -> {
		})) {
			for (int kill = 0; kill < KILLS; kill++) {
				int until = trackly.getJournal().count() + 1 + random.nextInt(3000);
				CampaignProcess process = CampaignProcess.start(this.directory, trackly, rows);
				while (trackly.getJournal().count() < until && process.isAlive()) {
					Thread.onSpinWait();
				}
				LockSupport.parkNanos(random.nextLong(Duration.ofMillis(50).toNanos()));
				process.kill();
				assertThat(process.await()).doesNotContain("People:");
			}
			CampaignProcess last = CampaignProcess.start(this.directory, trackly, rows);
			String output = last.await();
			System.out.println("Ends after " + KILLS + " kills, " + trackly.getJournal().count() + " received: "
					+ output.lines().filter((line) -> line.startsWith("People:")).toList());
			assertThat(output).contains("goes on where it was killed").contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(last.outcomes()).hasSize(rows).doesNotContain("not sent", "rejected");
		}
	}

	/**
	 * The first process ends within its second request.
	 */
	private TracklySimulator trackly(Consumer<CampaignProcess> end) {
		return TracklySimulator.builder().onQueued((message) -> {
			if (this.queued.incrementAndGet() == 1500) {
				end.accept(this.process.get());
			}
		}).start();
	}

	private String run(TracklySimulator trackly) throws Exception {
		this.process.set(CampaignProcess.start(this.directory, trackly, 5000));
		return this.process.get().await();
	}

	private void assertThatNobodyIsTextedTwice(TracklySimulator trackly) {
		List<String> numbers = trackly.getJournal().getMessages().stream().map(QueuedMessage::to).toList();
		assertThat(numbers).hasSizeGreaterThan(4500).doesNotHaveDuplicates();
	}

}
