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

package com.tracklysms.spring.internal.sendall;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.FireServer;
import com.tracklysms.spring.testsupport.FireServer.Mood;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that sends of many messages through a bad connection to a bad server are
 * accounted for, message by message, against what the server has really queued.
 */
@Timeout(120)
class AccountingUnderFireTests {

	private static final int COUNT = 200_000;

	private static final int FEWER = COUNT / 4;

	private static final int BATCH_SIZE = 200;

	private static final int CONCURRENCY = 8;

	private static final List<Account> ACCOUNTS = new CopyOnWriteArrayList<>();

	/**
	 * Which ends occur in one run is left to chance, but a run of all must see each.
	 */
	@AfterAll
	static void allEndsOccurred() {
		if (ACCOUNTS.size() == runs().count()) {
			assertThat(ACCOUNTS).anyMatch((account) -> account.unsent > 0)
				.anyMatch((account) -> account.unknownAndQueued > 0)
				.anyMatch((account) -> account.unknownAndNotQueued > 0);
		}
	}

	static Stream<Arguments> runs() {
		return Stream.of(Arguments.of(Way.BLOCKING, 1, Connector.REACTOR),
				Arguments.of(Way.BLOCKING, 2, Connector.JETTY), Arguments.of(Way.BLOCKING, 3, Connector.REACTOR),
				Arguments.of(Way.BLOCKING, 4, Connector.HTTP_COMPONENTS), Arguments.of(Way.BLOCKING, 5, Connector.JDK),
				Arguments.of(Way.REACTIVE, 1, Connector.REACTOR),
				Arguments.of(Way.REACTIVE, 2, Connector.HTTP_COMPONENTS), Arguments.of(Way.REACTIVE, 3, Connector.JDK),
				Arguments.of(Way.REACTIVE, 6, Connector.JETTY));
	}

	static Stream<Arguments> waysOverAllConnectors() {
		return Stream.of(Way.values())
			.flatMap((way) -> Stream.of(Connector.values()).map((connector) -> Arguments.of(way, connector)));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void eachMessageIsAccountedFor(Way way, long seed, Connector connector) throws Exception {
		Campaign campaign = new Campaign(seed, COUNT);
		try (FireServer server = FireServer.start(seed, COUNT / 2, FireServer::restart)) {
			SendReport report = way.send(builder(server, connector), campaign);
			assertThat(report.read()).isEqualTo(COUNT);
			assertThat(report.stoppedBy()).isNull();
			assertThat(Mood.values()).allMatch((mood) -> server.count(mood) > 0);
			Account account = assertAccounted(report, campaign, server);
			assertThat(account.queued).isGreaterThan(COUNT / 2);
			assertThat(account.rejected).isPositive();
			ACCOUNTS.add(account);
			assertOutcomesAddUp(report, campaign);
		}
	}

	@ParameterizedTest
	@EnumSource
	void serverThatDiesIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(11, FEWER);
		try (FireServer server = FireServer.start(11, FEWER / 2, FireServer::die)) {
			SendReport report = way
				.send(builder(server, Connector.REACTOR).retry((settings) -> settings.withMaxRetries(1)), campaign);
			assertThat(report.read()).isEqualTo(FEWER);
			Account account = assertAccounted(report, campaign, server);
			assertThat(account.unsent).isGreaterThan(FEWER / 4);
			assertOutcomesAddUp(report, campaign);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keyThatIsRevokedIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(16, FEWER);
		try (FireServer server = FireServer.start(16, FEWER / 2, FireServer::revokeKey)) {
			SendReport report = way.send(builder(server, Connector.REACTOR), campaign);
			assertThat(report.stoppedBy()).isInstanceOf(TracklyAuthenticationException.class);
			assertThat(report.read()).isLessThan(FEWER);
			assertAccounted(report, campaign, server);
			assertThat(report.read()).isBetween(campaign.read - way.lostFromSource, campaign.read);
			assertOutcomesAddUp(report, campaign);
		}
	}

	/**
	 * Then messages can be queued twice, but none may count as unsent or rejected because
	 * of what became of the last attempt.
	 */
	@ParameterizedTest
	@MethodSource("waysOverAllConnectors")
	void repeatedIndeterminateFailuresAreAccountedFor(Way way, Connector connector) throws Exception {
		Campaign campaign = new Campaign(17, FEWER);
		try (FireServer server = FireServer.start(17, FEWER / 2, FireServer::restart)) {
			SendReport report = way.send(
					builder(server, connector).retry((settings) -> settings.withIndeterminate(true).withMaxRetries(1)),
					campaign);
			assertThat(report.read()).isEqualTo(FEWER);
			Account account = assertAccounted(report, campaign, server, Integer.MAX_VALUE);
			assertThat(account.unknownAndQueued).isPositive();
			assertOutcomesAddUp(report, campaign);
		}
	}

	@ParameterizedTest
	@EnumSource
	void consumerThatFailsIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(18, FEWER);
		campaign.consumerFailure = new IllegalStateException("Broken consumer");
		try (FireServer server = FireServer.start(18, FEWER / 4, FireServer::restart)) {
			CompletableFuture<SendReport> reported = new CompletableFuture<>();
			Throwable failure = catchThrowable(() -> way.send(builder(server, Connector.REACTOR), campaign, reported));
			assertThat((way == Way.BLOCKING) ? failure.getCause() : failure).isSameAs(campaign.consumerFailure);
			SendReport report = (failure instanceof SendAllException ex) ? ex.getReport() : reported.getNow(null);
			assertAccounted(report, campaign, server);
			assertThat(report.read()).isLessThan(FEWER).isBetween(campaign.read - way.lostFromSource, campaign.read);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sourceThatFailsIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(12, FEWER / 2);
		campaign.failure = new IllegalStateException("Broken source");
		try (FireServer server = FireServer.start(12, FEWER / 4, FireServer::restart)) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> way.send(builder(server, Connector.REACTOR), campaign));
			assertThat(exception).hasCause(campaign.failure);
			assertThat(exception.getReport().read()).isEqualTo(FEWER / 2);
			assertAccounted(exception.getReport(), campaign, server);
			if (way == Way.REACTIVE) {
				assertOutcomesAddUp(exception.getReport(), campaign);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void interruptIsAccountedFor(Connector connector) throws Exception {
		Campaign campaign = new Campaign(13, FEWER);
		Thread caller = Thread.currentThread();
		try (FireServer server = FireServer.start(13, FEWER / 2, (self) -> caller.interrupt())) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> Way.BLOCKING.send(builder(server, connector), campaign));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(exception).hasCauseInstanceOf(InterruptedException.class);
			assertThat(exception.getReport().read()).isEqualTo(campaign.read).isLessThan(FEWER);
			assertAccounted(exception.getReport(), campaign, server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancelIsAccountedFor(Connector connector) throws Exception {
		Campaign campaign = new Campaign(14, FEWER);
		Disposable.Swap subscription = Disposables.swap();
		try (FireServer server = FireServer.start(14, FEWER / 2, (self) -> subscription.dispose())) {
			assertCancelledIsAccountedFor(campaign, subscription, server, connector);
		}
	}

	@Test
	void cancelByTheSourceIsAccountedFor() throws Exception {
		Campaign campaign = new Campaign(15, FEWER);
		Disposable.Swap subscription = Disposables.swap();
		campaign.atHalf = subscription::dispose;
		try (FireServer server = FireServer.start(15, 1, (self) -> {
		})) {
			assertCancelledIsAccountedFor(campaign, subscription, server, Connector.REACTOR);
		}
	}

	private static void assertCancelledIsAccountedFor(Campaign campaign, Disposable.Swap subscription,
			FireServer server, Connector connector) throws Exception {
		CompletableFuture<SendReport> reported = new CompletableFuture<>();
		subscription.update(Way.outcomes(builder(server, connector), campaign, reported::complete).subscribe());
		SendReport report = reported.get(60, TimeUnit.SECONDS);
		assertAccounted(report, campaign, server);
		assertThat(report.read()).isLessThan(FEWER)
			.isBetween(campaign.read - Way.REACTIVE.lostFromSource, campaign.read);
	}

	private static TracklyTemplateBuilder builder(FireServer server, Connector connector) {
		TracklyTemplateBuilder builder = TestTemplates.forPort(server.port(), connector)
			.bulk((settings) -> settings.withBatchSize(BATCH_SIZE).withConcurrency(CONCURRENCY))
			.rateLimit((settings) -> settings.withAdaptive(false))
			.retry((settings) -> settings.withMaxRetries(9).withMaxDuration(Duration.ofMinutes(2)));
		return TestTemplates.timing(builder,
				(timing) -> timing.withDelay((duration) -> Mono.delay(Duration.ofMillis(2))));
	}

	/**
	 * Hold the report against what the server has queued.
	 */
	private static Account assertAccounted(SendReport report, Campaign campaign, FireServer server)
			throws InterruptedException {
		return assertAccounted(report, campaign, server, 1);
	}

	private static Account assertAccounted(SendReport report, Campaign campaign, FireServer server, int maxTimes)
			throws InterruptedException {
		List<String> wrong = new ArrayList<>();
		End[] ends = endsOf(report, campaign, wrong);
		int[] queuedTimes = queuedTimes(server.endAndListQueued(), campaign, wrong);
		Account account = new Account();
		for (int position = 0; position < queuedTimes.length; position++) {
			End end = (position < ends.length) ? ends[position] : End.UNREAD;
			account.add(end, queuedTimes[position]);
			if (!end.permits(queuedTimes[position], maxTimes)) {
				wrong.add(position + " is " + end + " and queued " + queuedTimes[position] + " times");
			}
		}
		assertThat(wrong).isEmpty();
		assertThat(account.queued).isEqualTo(report.queued());
		assertThat(report.queued() + report.rejected() + report.unsent() + report.unknown()).isEqualTo(report.read());
		assertThat(campaign.totalsWentAstray).isFalse();
		assertThat(campaign.furthestAhead).isPositive()
			.isLessThanOrEqualTo((CONCURRENCY + Campaign.SENDERS + 1) * BATCH_SIZE);
		return account;
	}

	/**
	 * Return how each message that was read ended: what is in no list is queued.
	 */
	private static End[] endsOf(SendReport report, Campaign campaign, List<String> wrong) {
		End[] ends = new End[(int) report.read()];
		report.rejectedMessages()
			.forEach((message) -> note(ends, End.REJECTED, message.position(), message.message(), campaign, wrong));
		report.unsentMessages()
			.forEach((message) -> note(ends, End.UNSENT, message.position(), message.message(), campaign, wrong));
		report.unknownMessages()
			.forEach((message) -> note(ends, End.UNKNOWN, message.position(), message.message(), campaign, wrong));
		for (int position = 0; position < ends.length; position++) {
			ends[position] = (ends[position] != null) ? ends[position] : End.QUEUED;
		}
		return ends;
	}

	private static void note(End[] ends, End end, long position, SmsMessage message, Campaign campaign,
			List<String> wrong) {
		int index = (int) position;
		if (ends[index] != null) {
			wrong.add(position + " is " + ends[index] + " and " + end);
		}
		if (!message.equals(campaign.message(index))) {
			wrong.add(position + " holds another message");
		}
		ends[index] = end;
	}

	private static int[] queuedTimes(List<SmsMessage> queued, Campaign campaign, List<String> wrong) {
		int[] times = new int[COUNT];
		for (SmsMessage message : queued) {
			int position = Campaign.positionOf(message);
			times[position]++;
			if (!message.equals(campaign.message(position))) {
				wrong.add(position + " was queued as another message");
			}
		}
		return times;
	}

	private static void assertOutcomesAddUp(SendReport report, Campaign campaign) {
		assertThat(campaign.sum(BatchOutcome::size)).isEqualTo(report.read());
		assertThat(campaign.sum(BatchOutcome::queued)).isEqualTo(report.queued());
		assertThat(campaign.outcomes.stream().flatMap((outcome) -> outcome.rejectedMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.rejectedMessages());
		assertThat(campaign.outcomes.stream().flatMap((outcome) -> outcome.unsentMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.unsentMessages());
		assertThat(campaign.outcomes.stream().flatMap((outcome) -> outcome.unknownMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.unknownMessages());
		assertThat(campaign.outcomes.get(campaign.outcomes.size() - 1).totals())
			.isEqualTo(new SendTotals(report.queued(), report.rejected(), report.unsent(), report.unknown()));
	}

	/**
	 * The two templates.
	 */
	enum Way {

		BLOCKING(0) {

			@Override
			SendReport send(TracklyTemplateBuilder builder, Campaign campaign, CompletableFuture<SendReport> reported) {
				return builder.build().sendAll(campaign, campaign::ended);
			}

		},

		REACTIVE(1) {

			@Override
			SendReport send(TracklyTemplateBuilder builder, Campaign campaign, CompletableFuture<SendReport> reported) {
				return outcomes(builder, campaign, reported::complete)
					.then(Mono.fromSupplier(() -> reported.getNow(null)))
					.block();
			}

		};

		/**
		 * Number of messages that can be on their way from the source when it is
		 * cancelled, and are not read.
		 */
		private final int lostFromSource;

		Way(int lostFromSource) {
			this.lostFromSource = lostFromSource;
		}

		SendReport send(TracklyTemplateBuilder builder, Campaign campaign) {
			return send(builder, campaign, new CompletableFuture<>());
		}

		abstract SendReport send(TracklyTemplateBuilder builder, Campaign campaign,
				CompletableFuture<SendReport> reported);

		static Flux<BatchOutcome> outcomes(TracklyTemplateBuilder builder, Campaign campaign,
				Consumer<SendReport> report) {
			return builder.buildReactive().sendAll(Flux.fromIterable(campaign), report).doOnNext(campaign::ended);
		}

	}

	/**
	 * How a message ended, and how often the server may have queued it then.
	 */
	private enum End {

		QUEUED, REJECTED, UNSENT, UNKNOWN, UNREAD;

		boolean permits(int queuedTimes, int maxTimes) {
			return switch (this) {
				case QUEUED -> queuedTimes >= 1 && queuedTimes <= maxTimes;
				case UNKNOWN -> queuedTimes <= maxTimes;
				case REJECTED, UNSENT, UNREAD -> queuedTimes == 0;
			};
		}

	}

	/**
	 * How many messages ended in each way, judged by the lists of the report.
	 */
	private static final class Account {

		private long queued;

		private long rejected;

		private long unsent;

		private long unknownAndQueued;

		private long unknownAndNotQueued;

		void add(End end, int queuedTimes) {
			switch (end) {
				case QUEUED -> this.queued++;
				case REJECTED -> this.rejected++;
				case UNSENT -> this.unsent++;
				case UNKNOWN -> {
					this.unknownAndQueued += (queuedTimes > 0) ? 1 : 0;
					this.unknownAndNotQueued += (queuedTimes == 0) ? 1 : 0;
				}
				case UNREAD -> {
				}
			}
		}

	}

	/**
	 * Messages that are made when they are read, one in a thousand without a body. They
	 * are from senders in no regular order; but with each third seed from one sender, so
	 * that all batches are full. Notes how far the reading is ahead of the outcomes.
	 */
	private static final class Campaign implements Iterable<SmsMessage>, Iterator<SmsMessage> {

		/**
		 * For each of them a batch can be open, and one more for what is refused.
		 */
		private static final int SENDERS = 3;

		private static final String TO = "+1206";

		private final List<BatchOutcome> outcomes = new ArrayList<>();

		private final long seed;

		private final int size;

		private RuntimeException failure;

		private RuntimeException consumerFailure;

		private Runnable atHalf = () -> {
		};

		private volatile long read;

		private volatile long accounted;

		private volatile long furthestAhead;

		private volatile boolean totalsWentAstray;

		Campaign(long seed, int size) {
			this.seed = seed;
			this.size = size;
		}

		SmsMessage message(int position) {
			long mixed = (position + this.seed) * 0x9E3779B97F4A7C15L;
			mixed = (mixed ^ (mixed >>> 32)) * 0xD1342543DE82EF95L;
			long number = mixed >>> 40;
			String body = (number % 1000 != 1) ? "Sale ends today, no. " + position : "";
			int sender = (this.seed % 3 == 0 || number % 16 < 9) ? 0 : ((number % 16 < 14) ? 1 : 2);
			return SmsMessage.of(TO + (1_000_000 + position), body).withFrom("pn_" + sender);
		}

		static int positionOf(SmsMessage message) {
			return Integer.parseInt(message.to().substring(TO.length())) - 1_000_000;
		}

		@Override
		public Iterator<SmsMessage> iterator() {
			return this;
		}

		@Override
		public boolean hasNext() {
			return this.failure != null || this.read < this.size;
		}

		@Override
		public SmsMessage next() {
			if (this.read == this.size) {
				throw (this.failure != null) ? this.failure : new NoSuchElementException();
			}
			if (this.read == this.size / 2) {
				this.atHalf.run();
			}
			SmsMessage message = message((int) this.read);
			this.read = this.read + 1;
			this.furthestAhead = Math.max(this.furthestAhead, this.read - this.accounted);
			return message;
		}

		void ended(BatchOutcome outcome) {
			this.outcomes.add(outcome);
			this.accounted = this.accounted + outcome.size();
			this.totalsWentAstray |= outcome.totals().sum() != this.accounted;
			if (this.consumerFailure != null && this.accounted > this.size / 2) {
				throw this.consumerFailure;
			}
		}

		long sum(ToLongFunction<BatchOutcome> value) {
			return this.outcomes.stream().mapToLong(value).sum();
		}

	}

}
