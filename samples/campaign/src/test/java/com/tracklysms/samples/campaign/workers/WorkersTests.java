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

package com.tracklysms.samples.campaign.workers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.tracklysms.samples.campaign.testsupport.CampaignProcess;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.TracklySimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a campaign that is spread over several processes, which end at any moment.
 */
@Timeout(900)
class WorkersTests {

	private static final int KILLS = Integer.getInteger("trackly.test.kills", 1);

	private static final int ROWS = 15_000;

	private static final List<Death> DEATHS = Stream.of(Death.Moment.values())
		.flatMap((moment) -> Stream.of(Death.Way.HALT, Death.Way.KILL)
			.map((way) -> new Death(moment, way, new AtomicInteger())))
		.toList();

	private static final String DIED = "Workers have died. Others go on";

	private final AtomicInteger queued = new AtomicInteger();

	private final Deque<CampaignProcess> managers = new ConcurrentLinkedDeque<>();

	private final Random random = new Random();

	@TempDir
	private Path directory;

	@AfterEach
	void killAll() {
		this.managers.forEach(CampaignProcess::kill);
	}

	/**
	 * Whoever is killed may be between two parts, and so others are, until one is
	 * replaced.
	 */
	@Test
	void workerThatIsKilledIsReplacedAndNobodyIsTextedTwice() throws Exception {
		AtomicInteger killed = new AtomicInteger();
		Set<Long> workers = ConcurrentHashMap.newKeySet();
		try (TracklySimulator trackly = trackly((process) -> {
			process.workers().forEach((worker) -> workers.add(worker.pid()));
			if (workers.size() == 3 && this.queued.get() > 5000) {
				killWorker(process);
				killed.incrementAndGet();
			}
		})) {
			assertThat(run(trackly)).contains(DIED).contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(this.managers.getLast().outcomes()).hasSize(ROWS)
				.contains("queued", "duplicate")
				.doesNotContain("not sent", "rejected")
				.filteredOn("in doubt"::equals)
				.hasSizeLessThanOrEqualTo(1000 * killed.get());
			assertThat(run(trackly)).contains("has been sent before");
			assertThatNobodyIsTextedTwice(trackly);
		}
	}

	@Test
	void managerThatIsKilledEndsItsWorkersAndGoesOn() throws Exception {
		try (TracklySimulator trackly = trackly(CampaignProcess::kill)) {
			assertThat(run(trackly)).contains("Campaign spring-sale begins").doesNotContain("People:");
			assertThat(run(trackly)).contains("goes on where it was killed").contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(this.managers.getLast().outcomes()).hasSize(ROWS).doesNotContain("not sent", "rejected");
		}
	}

	@Test
	void managerThatIsStoppedLetsWorkersEndTheirChunks() throws Exception {
		try (TracklySimulator trackly = trackly(CampaignProcess::stop)) {
			assertThat(run(trackly)).contains("Stopped. The same command goes on from here");
			assertThat(trackly.getJournal().count()).isLessThan(ROWS);
			assertThat(run(trackly)).contains("goes on where it was stopped").contains("0 not sent, 0 in doubt");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(trackly.getJournal().count()).isGreaterThan(ROWS - 500);
		}
	}

	@Test
	void fewRowsAreOnePart() throws Exception {
		try (TracklySimulator trackly = TracklySimulator.start()) {
			String output = CampaignProcess.startWithWorkers(this.directory, trackly, 100).await();
			assertThat(output).contains("Rows: 100, ").contains("0 not sent, 0 in doubt");
			assertThat(trackly.getJournal().count()).isGreaterThan(90);
		}
	}

	@Test
	void managerSaysWhyItsWorkersFail() throws Exception {
		try (TracklySimulator trackly = TracklySimulator.builder().suspended(true).start()) {
			assertThat(run(trackly)).contains("Failed: Trackly answered 403")
				.contains("The same command goes on from here")
				.doesNotContain("Others go on");
			assertThat(trackly.getJournal().count()).isZero();
		}
	}

	@Test
	void secondManagerIsRefused() throws Exception {
		CountDownLatch underWay = new CountDownLatch(1);
		CountDownLatch secondEnded = new CountDownLatch(1);
		try (TracklySimulator trackly = trackly((process) -> {
			underWay.countDown();
			await(secondEnded);
		})) {
			CampaignProcess first = start(trackly, ROWS);
			await(underWay);
			String second = start(trackly, ROWS).await();
			secondEnded.countDown();
			assertThat(second).contains("Another process runs this campaign").doesNotContain("People:");
			assertThat(first.await()).contains("0 not sent, 0 in doubt");
			assertThatNobodyIsTextedTwice(trackly);
		}
	}

	/**
	 * Each at another moment by {@code -Dtrackly.test.kills=20}.
	 */
	@Test
	void workersDieAtEachPointAndNobodyIsTextedTwice() throws Exception {
		List<Death> deaths = (KILLS > 1) ? DEATHS : DEATHS.subList(6, 7);
		int rows = ROWS + 20_000 * deaths.size();
		try (TracklySimulator trackly = TracklySimulator.start()) {
			CampaignProcess process = CampaignProcess.startWithWorkers(this.directory, trackly, rows,
					arguments(deaths));
			this.managers.add(process);
			String output = process.await();
			System.out.println("Ends after " + deaths + ", " + trackly.getJournal().count() + " received: "
					+ output.lines().filter((line) -> line.startsWith("People:")).toList());
			assertThat(output).contains(deaths.stream().map(Death::announcement).toList()).contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(process.outcomes()).hasSize(rows)
				.doesNotContain("not sent", "rejected")
				.filteredOn("in doubt"::equals)
				.hasSizeLessThanOrEqualTo(1000 * deaths.size());
		}
	}

	/**
	 * Those who take the place of the dead die, too.
	 */
	private static List<String> arguments(List<Death> deaths) {
		List<String> arguments = new ArrayList<>(List.of("--test.deaths=true"));
		if (deaths.size() > 1) {
			// Slow enough for all of them to get a part
			arguments.add("--trackly.rate-limit.bulk-per-second=3");
		}
		for (int i = 0; i < deaths.size(); i++) {
			String worker = "worker-" + ((i == 0) ? 1 : i + 3);
			arguments.add("--test.death-of." + worker + "=" + deaths.get(i).moment() + ":" + deaths.get(i).way());
		}
		return arguments;
	}

	/**
	 * So often as {@code -Dtrackly.test.kills=20} says.
	 */
	@Test
	@EnabledIfSystemProperty(named = "trackly.test.kills", matches = ".+")
	void workersAreKilledAtAnyMomentAndNobodyIsTextedTwice() throws Exception {
		int rows = ROWS + 6000 * KILLS;
		try (TracklySimulator trackly = TracklySimulator.start()) {
			CampaignProcess process = start(trackly, rows);
			for (int kill = 0; kill < KILLS; kill++) {
				int until = trackly.getJournal().count() + 1 + this.random.nextInt(5000);
				while (trackly.getJournal().count() < until && process.isAlive()) {
					Thread.onSpinWait();
				}
				LockSupport.parkNanos(this.random.nextLong(Duration.ofMillis(50).toNanos()));
				killWorker(process);
			}
			String output = process.await();
			System.out.println("Ends after " + KILLS + " workers were killed, " + trackly.getJournal().count()
					+ " received: " + output.lines().filter((line) -> line.startsWith("People:")).toList());
			assertThat(output).contains("People:");
			assertThatNobodyIsTextedTwice(trackly);
			assertThat(process.outcomes()).hasSize(rows).doesNotContain("not sent", "rejected");
		}
	}

	/**
	 * Something happens within each third request.
	 */
	private TracklySimulator trackly(Consumer<CampaignProcess> event) {
		return TracklySimulator.builder().onQueued((message) -> {
			if (this.queued.incrementAndGet() % 3000 == 2500) {
				event.accept(this.managers.getFirst());
			}
		}).start();
	}

	private void killWorker(CampaignProcess process) {
		List<ProcessHandle> workers = process.workers();
		workers.get(this.random.nextInt(workers.size())).destroyForcibly();
	}

	private String run(TracklySimulator trackly) throws Exception {
		return start(trackly, ROWS).await();
	}

	private CampaignProcess start(TracklySimulator trackly, int rows) throws Exception {
		CampaignProcess process = CampaignProcess.startWithWorkers(this.directory, trackly, rows);
		this.managers.add(process);
		return process;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void assertThatNobodyIsTextedTwice(TracklySimulator trackly) {
		List<String> numbers = trackly.getJournal().getMessages().stream().map(QueuedMessage::to).toList();
		assertThat(numbers).doesNotHaveDuplicates();
	}

}
