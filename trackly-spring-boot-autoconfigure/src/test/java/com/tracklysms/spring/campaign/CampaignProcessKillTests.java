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

package com.tracklysms.spring.campaign;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tracklysms.spring.campaign.CampaignProcess.Death;
import com.tracklysms.spring.campaign.CampaignProcess.Moment;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.PostgresExtension;
import com.tracklysms.spring.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for processes that are killed while they run a campaign: run again until it is
 * complete, it has sent no message twice, and the end of each is known. By
 * {@code -Dtrackly.test.kills=20} processes are killed at so many random moments.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CampaignProcessKillTests {

	private static final int KILLS = Integer.getInteger("trackly.test.kills", 1);

	private static final Duration LONG_AFTER = Duration.ofDays(1);

	private final AtomicReference<@Nullable CampaignProcess> killedInRequest = new AtomicReference<>();

	private final AtomicInteger requestsToKill = new AtomicInteger();

	private final BulkServer server = BulkServer.start((request) -> {
		if (this.requestsToKill.decrementAndGet() == 0) {
			CampaignProcess process = this.killedInRequest.get();
			assertThat(process).isNotNull();
			process.kill();
		}
		request.queue();
	});

	private final TestPostgres postgres;

	@TempDir
	private Path directory;

	CampaignProcessKillTests(TestPostgres postgres) {
		this.postgres = postgres;
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	/**
	 * Each database sees all points, once by a halt and once by a kill in the longer
	 * form.
	 */
	@ParameterizedTest
	@EnumSource
	void campaignIsKilledAtEachPointAndRunAgain(Database database) throws Exception {
		List<Death> deaths = (KILLS > 1) ? List.of(Death.values()) : List.of(database.death);
		String url = create(database);
		int messages = 30_000 * deaths.size();
		for (Death death : deaths) {
			for (Moment moment : Moment.values()) {
				if (moment == Moment.WITHIN_HTTP) {
					killAfterRequests(url, messages, 2);
				}
				else if (moment != Moment.NEVER) {
					start(url, messages, moment, death).awaitDeath();
				}
			}
		}
		complete(url, messages);
	}

	@ParameterizedTest
	@EnumSource
	void campaignIsKilledAtAnyMomentAndRunAgain(Database database) throws Exception {
		String url = create(database);
		int messages = 8000 * (KILLS + 1);
		Random random = new Random();
		for (int kill = 0; kill < KILLS; kill++) {
			CampaignProcess process = start(url, messages, Moment.NEVER, Death.HALT);
			int requests = this.server.requests().size() + 1 + random.nextInt(4);
			while (this.server.requests().size() < requests) {
				Thread.onSpinWait();
			}
			LockSupport.parkNanos(random.nextLong(Duration.ofMillis(30).toNanos()));
			process.kill();
			process.awaitDeath();
		}
		complete(url, messages);
	}

	@Test
	void processesAtTheSameTimeShareTheMessages() throws Exception {
		String url = create(Database.POSTGRESQL);
		int messages = 20_000;
		CampaignProcess first = start(url, messages, Moment.NEVER, Death.HALT);
		CampaignProcess second = start(url, messages, Moment.NEVER, Death.HALT);
		first.awaitCompletion();
		second.awaitCompletion();
		Map<SendStatus, Set<String>> ends = ends(url);
		assertThat(ends.get(SendStatus.QUEUED)).hasSize(messages);
		assertThat(sent()).hasSize(messages).doesNotHaveDuplicates();
	}

	private void killAfterRequests(String url, int messages, int requests) throws Exception {
		CampaignProcess process = start(url, messages, Moment.NEVER, Death.HALT);
		this.killedInRequest.set(process);
		this.requestsToKill.set(requests);
		process.awaitDeath();
	}

	private CampaignProcess start(String url, int messages, Moment killed, Death by) throws Exception {
		return CampaignProcess.start(url, this.server.port(), messages, killed, by);
	}

	private void complete(String url, int messages) throws Exception {
		start(url, messages, Moment.NEVER, Death.HALT).awaitCompletion();
		List<String> sent = sent();
		Map<SendStatus, Set<String>> ends = ends(url);
		System.out.println("Ends of " + messages + " messages, of which " + sent.size() + " were received: "
				+ ends.entrySet().stream().map((end) -> end.getKey() + "=" + end.getValue().size()).toList());
		assertThat(sent).doesNotHaveDuplicates();
		assertThat(ends.values().stream().mapToInt(Set::size).sum()).isEqualTo(messages);
		assertThat(ends.get(SendStatus.UNSENT)).isEmpty();
		assertThat(ends.get(SendStatus.REJECTED)).isEmpty();
		assertThat(ends.get(SendStatus.IN_FLIGHT)).isEmpty();
		assertThat(sent).containsAll(ends.get(SendStatus.QUEUED));
		assertThat(ends.get(SendStatus.UNKNOWN)).isNotEmpty();
	}

	/**
	 * Return the keys of all messages that have arrived at the API.
	 */
	private List<String> sent() {
		return this.server.requests()
			.stream()
			.flatMap((request) -> request.positions().stream())
			.map((position) -> "key-" + position)
			.toList();
	}

	/**
	 * Return the keys for each status, after all claims have expired.
	 */
	private Map<SendStatus, Set<String>> ends(String url) {
		Map<SendStatus, Set<String>> ends = new EnumMap<>(SendStatus.class);
		try (LedgerDatabase database = LedgerDatabase.open(url, 2)) {
			SendLedger ledger = database.ledger(Clock.offset(Clock.systemUTC(), LONG_AFTER));
			for (SendStatus status : SendStatus.values()) {
				try (Stream<LedgerEntry> entries = ledger.entries(CampaignProcess.CAMPAIGN, status)) {
					ends.put(status, entries.map(LedgerEntry::key).collect(Collectors.toSet()));
				}
			}
		}
		return ends;
	}

	private String create(Database database) {
		String url = switch (database) {
			case H2_FILE -> "jdbc:h2:file:" + this.directory.resolve("ledger") + ";WRITE_DELAY=0";
			case POSTGRESQL -> this.postgres.createDatabase();
		};
		try (LedgerDatabase created = LedgerDatabase.open(url, 2)) {
			created.createTable();
		}
		return url;
	}

	enum Database {

		H2_FILE(Death.HALT), POSTGRESQL(Death.KILL);

		private final Death death;

		Database(Death death) {
			this.death = death;
		}

	}

}
