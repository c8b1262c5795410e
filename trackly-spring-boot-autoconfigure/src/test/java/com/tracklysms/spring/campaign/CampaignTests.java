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

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.LedgerEntry;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.ledger.SendStatus;
import com.tracklysms.spring.message.CampaignException;
import com.tracklysms.spring.message.CampaignMessage;
import com.tracklysms.spring.message.CampaignReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SkippedTotals;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for campaigns: each message is sent once, however often they are run.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CampaignTests {

	private static final String CAMPAIGN = "spring-sale";

	private final LedgerDatabase database = LedgerDatabase.h2();

	private final SendLedger ledger = this.database.ledger();

	private @Nullable BulkServer server;

	@AfterEach
	void close() {
		if (this.server != null) {
			this.server.close();
		}
		this.database.close();
	}

	@ParameterizedTest
	@EnumSource
	void campaignIsSentAndNotSentAgain(Way way) {
		start(BulkServer.Request::queue);
		assertThat(way.send(template(1000), messages(0, 3500)))
			.isEqualTo(report(3500, new SendTotals(3500, 0, 0, 0), SkippedTotals.NONE));
		assertThat(way.send(template(1000), messages(0, 4000)))
			.isEqualTo(report(4000, new SendTotals(500, 0, 0, 0), new SkippedTotals(3500, 0, 0, 0, 0)));
		assertThat(sent()).hasSize(4000).doesNotHaveDuplicates();
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 4000, 0, 0, 0));
	}

	@Test
	void reportOfACompleteCampaignSaysSo() {
		start(BulkServer.Request::queue);
		CampaignReport report = campaigns(1000).sendAll(CAMPAIGN, messages(0, 5));
		assertThat(report.isComplete()).isTrue();
		assertThat(report.toString()).contains("spring-sale", "read=5", "queued=5");
	}

	@ParameterizedTest
	@EnumSource
	void campaignWithoutMessagesIsNothing(Way way) {
		start(BulkServer.Request::queue);
		assertThat(way.send(template(1000), List.of())).isEqualTo(report(0, SendTotals.NONE, SkippedTotals.NONE));
		assertThat(sent()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void messageThatWasRejectedIsNotSentAgain(Way way) {
		start((request) -> request.reject(1, 3));
		assertThat(way.send(template(100), messages(0, 10)))
			.isEqualTo(report(10, new SendTotals(8, 2, 0, 0), SkippedTotals.NONE));
		assertThat(way.send(template(100), messages(0, 10)))
			.isEqualTo(report(10, SendTotals.NONE, new SkippedTotals(8, 2, 0, 0, 0)));
		assertThat(keys(SendStatus.REJECTED)).containsExactlyInAnyOrder("key-1", "key-3");
	}

	@ParameterizedTest
	@EnumSource
	void messageThatMayHaveBeenQueuedIsReportedAndNotSentAgain(Way way) {
		start((request) -> {
			if (request.first() == 0) {
				request.reset();
			}
			else {
				request.queue();
			}
		});
		assertThat(way.send(template(10), messages(0, 30)))
			.isEqualTo(report(30, new SendTotals(20, 0, 0, 10), SkippedTotals.NONE));
		CampaignReport second = way.send(template(10), messages(0, 30));
		assertThat(second).isEqualTo(report(30, SendTotals.NONE, new SkippedTotals(20, 0, 10, 0, 0)));
		assertThat(second.isComplete()).isFalse();
		assertThat(sent()).hasSize(30).doesNotHaveDuplicates();
		this.ledger.resolve(CAMPAIGN, "key-7", SendStatus.UNSENT);
		assertThat(way.send(template(10), messages(0, 30)).queued()).isOne();
		assertThat(sent()).hasSize(31).endsWith(7);
	}

	@ParameterizedTest
	@EnumSource
	void messageThatWasUnsentIsSentByTheNextRun(Way way) {
		AtomicInteger requests = new AtomicInteger();
		start((request) -> {
			if (requests.incrementAndGet() <= 2) {
				request.answer(400, "{\"error\":\"No\"}");
			}
			else {
				request.queue();
			}
		});
		assertThat(way.send(template(10), messages(0, 30)))
			.isEqualTo(report(30, new SendTotals(10, 0, 20, 0), SkippedTotals.NONE));
		assertThat(way.send(template(10), messages(0, 30)))
			.isEqualTo(report(30, new SendTotals(20, 0, 0, 0), new SkippedTotals(10, 0, 0, 0, 0)));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 30, 0, 0, 0));
	}

	/**
	 * Within a thousand messages and farther apart.
	 */
	@ParameterizedTest
	@EnumSource
	void keyThatComesTwiceIsSentOnce(Way way) {
		start(BulkServer.Request::queue);
		List<CampaignMessage> messages = new ArrayList<>(messages(0, 2500));
		messages.add(3, messages.get(0));
		messages.add(messages.get(1));
		messages.add(messages.get(2));
		assertThat(way.send(template(1000), messages))
			.isEqualTo(report(2503, new SendTotals(2500, 0, 0, 0), new SkippedTotals(0, 0, 0, 0, 3)));
		assertThat(sent()).hasSize(2500).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void keyThatComesTwiceIsTriedOnceIfItWasUnsent(Way way) {
		start((request) -> request.answer(400, "{\"error\":\"No\"}"));
		List<CampaignMessage> messages = new ArrayList<>(messages(0, 3000));
		messages.add(messages.get(0));
		assertThat(way.send(template(1000), messages))
			.isEqualTo(report(3001, new SendTotals(0, 0, 3000, 0), new SkippedTotals(0, 0, 0, 0, 1)));
	}

	/**
	 * A campaign is sent in parts of fifty thousand messages, of which each has all ends
	 * at its edges here.
	 */
	@Test
	void accountIsKeptWhereOnePartOfACampaignEndsAndTheNextBegins() {
		start((request) -> {
			switch (request.first()) {
				case 1000, 51_000 -> request.reset();
				case 2000, 52_000 -> request.answer(400, "{\"error\":\"No\"}");
				case 49_000, 50_000 -> request.reject(0, 999);
				default -> request.queue();
			}
		});
		List<CampaignMessage> messages = new ArrayList<>(messages(0, 53_000));
		messages.addAll(List.of(messages.get(49_500), messages.get(50_500)));
		List<CampaignReport> reports = new ArrayList<>();
		CampaignReport report = campaigns(1000).sendAll(CAMPAIGN, messages, reports::add);
		assertThat(report)
			.isEqualTo(report(53_002, new SendTotals(48_996, 4, 2000, 2000), new SkippedTotals(0, 0, 0, 0, 2)));
		assertThat(reports).last().isEqualTo(report);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 48_996, 4, 2000, 2000));
		assertThat(keys(SendStatus.REJECTED)).containsExactlyInAnyOrder("key-49000", "key-49999", "key-50000",
				"key-50999");
		assertThat(keys(SendStatus.UNKNOWN)).containsExactlyInAnyOrderElementsOf(keys(1000, 51_000));
		assertThat(keys(SendStatus.UNSENT)).containsExactlyInAnyOrderElementsOf(keys(2000, 52_000));
		assertThat(sent()).hasSize(53_000).doesNotHaveDuplicates();
	}

	/**
	 * Return the keys of the batches of a thousand that begin at these positions.
	 */
	private static List<String> keys(int... positions) {
		return IntStream.of(positions)
			.flatMap((position) -> IntStream.range(position, position + 1000))
			.mapToObj((position) -> "key-" + position)
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void campaignIsStoppedByAFailureOfEachRequest(Way way) {
		AtomicInteger requests = new AtomicInteger();
		start((request) -> {
			if (requests.incrementAndGet() == 2) {
				request.answer(401, "{\"error\":\"Invalid API key\",\"code\":\"invalid_api_key\"}");
			}
			else {
				request.queue();
			}
		});
		AtomicInteger read = new AtomicInteger();
		CampaignReport report = way.send(template(100), () -> messages(0, 1_000_000, read).iterator());
		assertThat(report.stoppedBy()).isInstanceOf(TracklyAuthenticationException.class);
		assertThat(report.read()).isLessThanOrEqualTo(read.get()).isLessThan(10_000);
		assertThat(report.unsent()).isEqualTo(report.read() - report.queued()).isPositive();
		assertThat(report.isComplete()).isFalse();
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, report.queued(), 0, report.unsent(), 0));
		assertThat(way.send(template(100), messages(0, 5000)).queued()).isEqualTo(5000 - report.queued());
		assertThat(this.ledger.counts(CAMPAIGN).queued()).isEqualTo(Math.max(5000, report.queued()));
	}

	@ParameterizedTest
	@EnumSource
	void whatWasReadIsSentIfTheSourceFails(Way way) {
		start(BulkServer.Request::queue);
		IllegalStateException failure = new IllegalStateException("Line 1501");
		assertThatExceptionOfType(CampaignException.class)
			.isThrownBy(() -> way.send(template(100), () -> failingAfter(1500, failure)))
			.withCause(failure)
			.satisfies((ex) -> assertThat(ex.getReport())
				.isEqualTo(report(1500, new SendTotals(1500, 0, 0, 0), SkippedTotals.NONE)));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 1500, 0, 0, 0));
	}

	@ParameterizedTest
	@EnumSource
	void consumerThatFailsEndsTheRunAndNothingIsForgotten(Way way) {
		start(BulkServer.Request::queue);
		IllegalStateException failure = new IllegalStateException();
		assertThatExceptionOfType(CampaignException.class)
			.isThrownBy(() -> way.send(template(10), messages(0, 100_000), (report) -> {
				throw failure;
			}))
			.withCause(failure)
			.satisfies((ex) -> {
				CampaignReport report = ex.getReport();
				assertThat(report.read()).isLessThan(100_000);
				assertThat(report.unknown()).isZero();
				assertThat(this.ledger.counts(CAMPAIGN))
					.isEqualTo(new LedgerCounts(0, report.queued(), 0, report.unsent(), 0));
				assertThat(sent()).hasSize((int) report.queued());
			});
	}

	@Test
	void ledgerThatFailsBeforeTheFirstRequestEndsTheRun() {
		start(BulkServer.Request::queue);
		this.database.jdbc().execute("DROP TABLE TRACKLY_SEND");
		assertThatExceptionOfType(CampaignException.class)
			.isThrownBy(() -> campaigns(10).sendAll(CAMPAIGN, messages(0, 5000)))
			.satisfies((ex) -> {
				assertThat(ex.getCause()).isInstanceOf(DataAccessException.class).hasMessageContaining("TRACKLY_SEND");
				assertThat(ex.getReport().unsent()).isEqualTo(ex.getReport().read()).isPositive();
				assertThat(sent()).isEmpty();
			});
	}

	/**
	 * What was queued and not recorded stays in flight, and so becomes unknown.
	 */
	@Test
	void ledgerThatFailsWhileMessagesAreSentLeavesThemInFlight() {
		start((request) -> {
			this.database.jdbc().execute("ALTER TABLE TRACKLY_SEND RENAME TO HIDDEN");
			request.queue();
		});
		assertThatExceptionOfType(CampaignException.class)
			.isThrownBy(() -> campaigns(100).sendAll(CAMPAIGN, messages(0, 100)))
			.withCauseInstanceOf(DataAccessException.class)
			.satisfies((ex) -> assertThat(ex.getReport().queued()).isEqualTo(100));
		this.database.jdbc().execute("ALTER TABLE HIDDEN RENAME TO TRACKLY_SEND");
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(100, 0, 0, 0, 0));
		CampaignReport second = campaigns(100).sendAll(CAMPAIGN, messages(0, 100));
		assertThat(second.skipped()).isEqualTo(new SkippedTotals(0, 0, 0, 100, 0));
		assertThat(sent()).hasSize(100);
	}

	@Test
	void interruptEndsTheRunAndRequestsUnderWayAreRecorded() {
		AtomicReference<Thread> sender = new AtomicReference<>(Thread.currentThread());
		start((request) -> {
			Thread thread = sender.getAndSet(null);
			if (thread != null) {
				thread.interrupt();
			}
			request.queue();
		});
		assertThatExceptionOfType(CampaignException.class)
			.isThrownBy(() -> campaigns(10).sendAll(CAMPAIGN, messages(0, 100_000)))
			.withCauseInstanceOf(InterruptedException.class)
			.withMessageContaining("Interrupted")
			.satisfies((ex) -> {
				assertThat(Thread.interrupted()).isTrue();
				CampaignReport report = ex.getReport();
				assertThat(this.ledger.counts(CAMPAIGN))
					.isEqualTo(new LedgerCounts(0, report.queued(), 0, report.unsent(), 0));
				assertThat(report.queued()).isEqualTo(sent().size()).isPositive();
			});
	}

	@Test
	void cancellationEndsTheRunAndRequestsUnderWayAreRecorded() {
		CountDownLatch cancelled = new CountDownLatch(1);
		start((request) -> request.after(cancelled).queue());
		Disposable run = new ReactiveCampaignTemplate(campaigns(10))
			.sendAll(CAMPAIGN, Flux.range(0, 100_000).map(CampaignTests::message))
			.subscribe();
		server().awaitUnderWay(4);
		run.dispose();
		cancelled.countDown();
		Awaitility.await().until(() -> {
			LedgerCounts counts = this.ledger.counts(CAMPAIGN);
			return counts.inFlight() == 0 && counts.queued() == sent().size() && counts.unknown() == 0;
		});
		assertThat(this.ledger.counts(CAMPAIGN).unsent()).isPositive();
	}

	@Test
	void progressIsToldAfterItWasRecorded() {
		start(BulkServer.Request::queue);
		List<CampaignReport> reports = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		campaigns(100).sendAll(CAMPAIGN, messages(0, 2000), (report) -> {
			reports.add(report);
			threads.add(Thread.currentThread());
		});
		assertThat(reports).extracting(CampaignReport::queued).isSorted().last().isEqualTo(2000L);
		assertThat(reports).hasSizeGreaterThanOrEqualTo(20);
		assertThat(threads).containsOnly(Thread.currentThread());
	}

	@Test
	void sourceIsReadOnTheCallingThreadAndNoFartherThanNeeded() {
		CountDownLatch released = new CountDownLatch(1);
		start((request) -> request.after(released).queue());
		AtomicInteger read = new AtomicInteger();
		List<Thread> threads = new CopyOnWriteArrayList<>();
		CompletableFuture<CampaignReport> report = CompletableFuture
			.supplyAsync(() -> campaigns(100).sendAll(CAMPAIGN, () -> messages(0, 20_000, read).peek((message) -> {
				if (threads.isEmpty() || threads.get(0) != Thread.currentThread()) {
					threads.add(Thread.currentThread());
				}
			}).iterator()));
		server().awaitUnderWay(4);
		Awaitility.await().during(Duration.ofMillis(200)).until(() -> read.get() <= 5000);
		released.countDown();
		assertThat(report.join().queued()).isEqualTo(20_000);
		assertThat(threads).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void runsAtTheSameTimeShareTheMessages(int runs) {
		start(BulkServer.Request::queue);
		List<CompletableFuture<CampaignReport>> reports = IntStream.range(0, runs)
			.mapToObj((number) -> CompletableFuture.supplyAsync(
					() -> campaigns(100).sendAll(CAMPAIGN, messages(0, 5000)), (task) -> new Thread(task).start()))
			.toList();
		assertThat(reports.stream().map(CompletableFuture::join).mapToLong(CampaignReport::queued).sum())
			.isEqualTo(5000);
		assertThat(sent()).hasSize(5000).doesNotHaveDuplicates();
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 5000, 0, 0, 0));
	}

	@Test
	void messagesOfSeveralSendersAreToldApart() {
		start((request) -> {
			if (request.senders().get(0).equals("pn_b")) {
				request.reset();
			}
			else {
				request.queue();
			}
		});
		List<CampaignMessage> messages = IntStream.range(0, 100)
			.mapToObj((number) -> CampaignMessage.of("key-" + number,
					BulkServer.message(number).withFrom((number % 3 == 0) ? "pn_b" : "pn_a")))
			.toList();
		assertThat(campaigns(20).sendAll(CAMPAIGN, messages).unknown()).isEqualTo(34);
		assertThat(keys(SendStatus.UNKNOWN)).allMatch((key) -> Integer.parseInt(key.substring(4)) % 3 == 0);
	}

	@Test
	void nameOfACampaignIsChecked() {
		start(BulkServer.Request::queue);
		assertThatExceptionOfType(CampaignException.class).isThrownBy(() -> campaigns(20).sendAll(" ", messages(0, 1)))
			.havingCause()
			.withMessageContaining("'campaign'");
		assertThatIllegalArgumentException().isThrownBy(() -> CampaignMessage.of(" k", BulkServer.message(1)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CampaignMessage.of("k".repeat(101), BulkServer.message(1)));
		assertThat(CampaignMessage.of("+14155550100", SmsMessage.of("+14155550100", "Hi")))
			.hasToString("CampaignMessage[key=***0100, message=" + SmsMessage.of("+14155550100", "Hi") + "]");
	}

	private void start(BulkServer.Handler handler) {
		this.server = BulkServer.start(handler);
	}

	private BulkServer server() {
		BulkServer server = this.server;
		assertThat(server).isNotNull();
		return server;
	}

	private CampaignOperations campaigns(int batchSize) {
		TracklyOperations operations = server().template(batchSize, 4).build();
		return new CampaignTemplate(operations, this.ledger);
	}

	private CampaignOperations template(int batchSize) {
		return campaigns(batchSize);
	}

	private Collection<Integer> sent() {
		return server().requests().stream().flatMap((request) -> request.positions().stream()).toList();
	}

	private List<String> keys(SendStatus status) {
		try (Stream<LedgerEntry> entries = this.ledger.entries(CAMPAIGN, status)) {
			return entries.map(LedgerEntry::key).toList();
		}
	}

	private static CampaignReport report(long read, SendTotals sent, SkippedTotals skipped) {
		return new CampaignReport(CAMPAIGN, read, sent, skipped, null);
	}

	private static List<CampaignMessage> messages(int from, int to) {
		return messages(from, to, new AtomicInteger()).toList();
	}

	private static Stream<CampaignMessage> messages(int from, int to, AtomicInteger read) {
		return IntStream.range(from, to).mapToObj(CampaignTests::message).peek((message) -> read.incrementAndGet());
	}

	private static CampaignMessage message(int number) {
		return CampaignMessage.of("key-" + number, BulkServer.message(number));
	}

	private static Iterator<CampaignMessage> failingAfter(int count, RuntimeException failure) {
		return IntStream.iterate(0, (number) -> number + 1).mapToObj((number) -> {
			if (number == count) {
				throw failure;
			}
			return message(number);
		}).iterator();
	}

	/**
	 * The two templates.
	 */
	enum Way {

		BLOCKING {

			@Override
			CampaignReport send(CampaignOperations campaigns, Iterable<CampaignMessage> messages,
					Consumer<CampaignReport> progress) {
				return campaigns.sendAll(CAMPAIGN, messages, progress);
			}

		},

		REACTIVE {

			@Override
			CampaignReport send(CampaignOperations campaigns, Iterable<CampaignMessage> messages,
					Consumer<CampaignReport> progress) {
				AtomicReference<CampaignReport> report = new AtomicReference<>();
				new ReactiveCampaignTemplate(campaigns).sendAll(CAMPAIGN, Flux.fromIterable(messages), progress)
					.doOnNext(report::set)
					.block(Duration.ofSeconds(50));
				return report.get();
			}

		};

		CampaignReport send(CampaignOperations campaigns, Iterable<CampaignMessage> messages) {
			return send(campaigns, messages, (report) -> {
			});
		}

		abstract CampaignReport send(CampaignOperations campaigns, Iterable<CampaignMessage> messages,
				Consumer<CampaignReport> progress);

	}

}
