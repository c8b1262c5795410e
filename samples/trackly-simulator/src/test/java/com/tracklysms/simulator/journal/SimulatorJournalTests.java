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

package com.tracklysms.simulator.journal;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.testsupport.ApiClient;
import com.tracklysms.simulator.testsupport.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SimulatorJournal}.
 */
class SimulatorJournalTests {

	private static final int THREADS = 40;

	private static final int SENDS_PER_THREAD = 15;

	@Test
	void accountsForConcurrentRequests() throws Exception {
		ConcurrentLinkedQueue<QueuedMessage> heard = new ConcurrentLinkedQueue<>();
		try (TracklySimulator simulator = TracklySimulator.builder()
			.clock(new MutableClock())
			.sendsPerSecond(100)
			.onQueued(heard::add)
			.start()) {
			List<Integer> statuses = sendConcurrently(simulator);
			SimulatorJournal journal = simulator.getJournal();
			assertThat(statuses).hasSize(THREADS * SENDS_PER_THREAD).containsOnly(201, 429);
			assertThat(statuses.stream().filter((status) -> status == 201)).hasSize(100);
			assertThat(journal.count()).isEqualTo(100);
			assertThat(journal.getRequestCount()).isEqualTo(THREADS * SENDS_PER_THREAD);
			assertThat(journal.getRateLimitedCount()).isEqualTo(THREADS * SENDS_PER_THREAD - 100);
			assertThat(journal.getMessages()).extracting(QueuedMessage::messageId).doesNotHaveDuplicates();
			assertThat(heard).containsExactlyInAnyOrderElementsOf(journal.getMessages());
		}
	}

	@Test
	void countsRefusedRequests() throws Exception {
		try (TracklySimulator simulator = TracklySimulator.start()) {
			ApiClient client = new ApiClient(simulator);
			client.send("{}");
			client.exchange(client.request("/v1/messages").GET());
			client.exchange(client.request("/v2/send").POST(BodyPublishers.noBody()));
			assertThat(simulator.getJournal().getRequestCount()).isEqualTo(3);
			assertThat(simulator.getJournal().getSendRequestCount()).isEqualTo(2);
			assertThat(simulator.getJournal().count()).isZero();
			simulator.getJournal().clear();
			assertThat(simulator.getJournal().getRequestCount()).isZero();
			assertThat(simulator.getJournal().getSendRequestCount()).isZero();
		}
	}

	@Test
	void findsByRecipientInAnySpelling() {
		SimulatorJournal journal = new SimulatorJournal(10);
		journal.add(message("msg_1", "+12065550100"));
		journal.add(message("msg_2", "+12065550101"));
		journal.add(message("msg_3", "+12065550100"));
		assertThat(journal.findByRecipient("1 (206) 555-0100")).extracting(QueuedMessage::messageId)
			.containsExactly("msg_1", "msg_3");
		assertThat(journal.findByRecipient("+12065550109")).isEmpty();
		assertThat(journal.findByRecipient("no number")).isEmpty();
	}

	@Test
	void returnsCopies() {
		SimulatorJournal journal = new SimulatorJournal(10);
		journal.add(message("msg_1", "+12065550100"));
		List<QueuedMessage> messages = journal.getMessages();
		journal.clear();
		assertThat(journal.count()).isZero();
		assertThat(messages).hasSize(1);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(messages::clear);
	}

	@Test
	void forgetsTheOldestOverItsLimit() {
		SimulatorJournal journal = new SimulatorJournal(2);
		for (String id : List.of("msg_1", "msg_2", "msg_3")) {
			journal.add(message(id, "+12065550100"));
		}
		assertThat(journal.getMessages()).extracting(QueuedMessage::messageId).containsExactly("msg_2", "msg_3");
	}

	@Test
	void messageShowsNoPersonalDataAsText() {
		assertThat(message("msg_1", "+12065550100")).hasToString("QueuedMessage[messageId=msg_1, to=****0100, "
				+ "from=pn_abc123def456, queuedAt=2026-01-05T10:00:00Z, endpoint=MESSAGES]");
	}

	private static QueuedMessage message(String id, String to) {
		return new QueuedMessage(id, to, "pn_abc123def456", "secret body", Map.of("secret", "data"),
				Instant.parse("2026-01-05T10:00:00Z"), TracklyEndpoint.MESSAGES);
	}

	private static List<Integer> sendConcurrently(TracklySimulator simulator) throws Exception {
		ApiClient client = new ApiClient(simulator);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<Integer>> futures = new ArrayList<>();
			for (int i = 0; i < THREADS * SENDS_PER_THREAD; i++) {
				futures.add(executor.submit(() -> client.send(ApiClient.message("+12065550100")).status()));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> future : futures) {
				statuses.add(future.get(60, TimeUnit.SECONDS));
			}
			return statuses;
		}
		finally {
			executor.shutdownNow();
		}
	}

}
