package com.tracklysms.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import com.tracklysms.spring.FireServer.Mood;
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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that sends of many messages through a bad connection to a bad server are
 * accounted for, message by message, against what the server has really queued.
 */
@Timeout(120)
class AccountingUnderFireTests {

	private static final int COUNT = 200_000;

	private static final int HALF = COUNT / 2;

	private static final int BATCH_SIZE = 100;

	private static final int CONCURRENCY = 8;

	static Stream<Arguments> runs() {
		return Stream.of(Way.values())
			.flatMap(
					(way) -> Stream.of(Arguments.of(way, 1, Connector.REACTOR), Arguments.of(way, 2, Connector.REACTOR),
							Arguments.of(way, 3, Connector.REACTOR), Arguments.of(way, 4, Connector.HTTP_COMPONENTS),
							Arguments.of(way, 5, Connector.JETTY), Arguments.of(way, 6, Connector.JDK)));
	}

	@ParameterizedTest
	@MethodSource("runs")
	void eachMessageIsAccountedFor(Way way, long seed, Connector connector) throws Exception {
		Campaign campaign = new Campaign(seed, COUNT);
		try (FireServer server = FireServer.start(seed, HALF, FireServer::restart)) {
			SendReport report = way.send(builder(server, connector), campaign);
			assertThat(report.read()).isEqualTo(COUNT);
			assertThat(Mood.values()).allMatch((mood) -> server.count(mood) > 0);
			Account account = assertAccounted(report, campaign, server);
			assertThat(account.queued).isGreaterThan(COUNT / 2);
			assertThat(account.rejected).isPositive();
			assertThat(account.unsent).isPositive();
			assertThat(account.unknownAndQueued).isPositive();
			assertThat(account.unknownAndNotQueued).isPositive();
			assertOutcomesAddUp(report, campaign);
		}
	}

	@ParameterizedTest
	@EnumSource
	void serverThatDiesIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(11, COUNT);
		try (FireServer server = FireServer.start(11, HALF, FireServer::die)) {
			SendReport report = way
				.send(builder(server, Connector.REACTOR).retry((settings) -> settings.withMaxRetries(1)), campaign);
			assertThat(report.read()).isEqualTo(COUNT);
			Account account = assertAccounted(report, campaign, server);
			assertThat(account.unsent).isGreaterThan(COUNT / 4);
			assertOutcomesAddUp(report, campaign);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sourceThatFailsIsAccountedFor(Way way) throws Exception {
		Campaign campaign = new Campaign(12, HALF);
		campaign.failure = new IllegalStateException("Broken source");
		try (FireServer server = FireServer.start(12, HALF / 2, FireServer::restart)) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> way.send(builder(server, Connector.REACTOR), campaign));
			assertThat(exception).hasCause(campaign.failure);
			assertThat(exception.getReport().read()).isEqualTo(HALF);
			assertAccounted(exception.getReport(), campaign, server);
			if (way == Way.REACTIVE) {
				assertOutcomesAddUp(exception.getReport(), campaign);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void interruptIsAccountedFor(Connector connector) throws Exception {
		Campaign campaign = new Campaign(13, COUNT);
		Thread caller = Thread.currentThread();
		try (FireServer server = FireServer.start(13, HALF, (self) -> caller.interrupt())) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> Way.BLOCKING.send(builder(server, connector), campaign));
			assertThat(Thread.interrupted()).isTrue();
			assertThat(exception).hasCauseInstanceOf(InterruptedException.class);
			assertThat(exception.getReport().read()).isEqualTo(campaign.read).isLessThan(COUNT);
			assertAccounted(exception.getReport(), campaign, server);
		}
	}

	@ParameterizedTest
	@EnumSource
	void cancelIsAccountedFor(Connector connector) throws Exception {
		Campaign campaign = new Campaign(14, COUNT);
		Disposable.Swap subscription = Disposables.swap();
		try (FireServer server = FireServer.start(14, HALF, (self) -> subscription.dispose())) {
			CompletableFuture<SendReport> reported = new CompletableFuture<>();
			subscription.update(Way.outcomes(builder(server, connector), campaign, reported::complete).subscribe());
			SendReport report = reported.get(60, TimeUnit.SECONDS);
			// What is on its way from the source when it is cancelled is not read
			assertThat(report.read()).isLessThan(COUNT).isBetween(campaign.read - 1, campaign.read);
			assertAccounted(report, campaign, server);
		}
	}

	private static TracklyTemplateBuilder builder(FireServer server, Connector connector) {
		return TestTemplates.forPort(server.port(), connector)
			.bulk((settings) -> settings.withBatchSize(BATCH_SIZE).withConcurrency(CONCURRENCY))
			.retry((settings) -> settings.withMaxRetries(9).withMaxDuration(Duration.ofMinutes(2)))
			.delay((duration) -> Mono.delay(Duration.ofMillis(2)));
	}

	/**
	 * Hold the report against what the server has queued.
	 */
	private static Account assertAccounted(SendReport report, Campaign campaign, FireServer server)
			throws InterruptedException {
		List<String> wrong = new ArrayList<>();
		End[] ends = endsOf(report, campaign, wrong);
		int[] queuedTimes = queuedTimes(server.endAndListQueued(), campaign, wrong);
		Account account = new Account();
		for (int position = 0; position < queuedTimes.length; position++) {
			End end = (position < ends.length) ? ends[position] : End.UNREAD;
			account.add(end, queuedTimes[position]);
			if (!end.permits(queuedTimes[position])) {
				wrong.add(position + " is " + end + " and queued " + queuedTimes[position] + " times");
			}
		}
		assertThat(wrong).isEmpty();
		assertThat(account.queued).isEqualTo(report.queued());
		assertThat(report.queued() + report.rejected() + report.unsent() + report.unknown()).isEqualTo(report.read());
		assertThat(report.stoppedBy()).isNull();
		assertThat(campaign.furthestAhead).isPositive().isLessThanOrEqualTo((CONCURRENCY + 1) * BATCH_SIZE);
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
		assertThat(campaign.outcomes).extracting(BatchOutcome::totals)
			.contains(new SendTotals(report.queued(), report.rejected(), report.unsent(), report.unknown()));
	}

	/**
	 * The two templates.
	 */
	enum Way {

		BLOCKING {

			@Override
			SendReport send(TracklyTemplateBuilder builder, Campaign campaign) {
				return builder.build().sendAll(campaign, campaign::ended);
			}

		},

		REACTIVE {

			@Override
			SendReport send(TracklyTemplateBuilder builder, Campaign campaign) {
				CompletableFuture<SendReport> report = new CompletableFuture<>();
				outcomes(builder, campaign, report::complete).blockLast();
				return report.join();
			}

		};

		abstract SendReport send(TracklyTemplateBuilder builder, Campaign campaign);

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

		boolean permits(int queuedTimes) {
			return switch (this) {
				case QUEUED -> queuedTimes == 1;
				case UNKNOWN -> queuedTimes <= 1;
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
					this.unknownAndQueued += queuedTimes;
					this.unknownAndNotQueued += 1 - queuedTimes;
				}
				case UNREAD -> {
				}
			}
		}

	}

	/**
	 * Messages that are made when they are read, from senders in no regular order, one in
	 * a thousand without a body. Notes how far the reading is ahead of the outcomes.
	 */
	private static final class Campaign implements Iterable<SmsMessage>, Iterator<SmsMessage> {

		private static final String TO = "+1206";

		private final List<BatchOutcome> outcomes = new ArrayList<>();

		private final long seed;

		private final int size;

		private RuntimeException failure;

		private volatile long read;

		private volatile long accounted;

		private volatile long furthestAhead;

		Campaign(long seed, int size) {
			this.seed = seed;
			this.size = size;
		}

		SmsMessage message(int position) {
			long mixed = (position + this.seed) * 0x9E3779B97F4A7C15L;
			mixed = (mixed ^ (mixed >>> 32)) * 0xD1342543DE82EF95L;
			long number = mixed >>> 40;
			String body = (number % 1000 != 1) ? "Sale ends today, no. " + position : "";
			return SmsMessage.of(TO + (1_000_000 + position), body)
				.withFrom((number % 16 < 9) ? "pn_0" : ((number % 16 < 14) ? "pn_1" : "pn_2"));
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
			SmsMessage message = message((int) this.read);
			this.read = this.read + 1;
			this.furthestAhead = Math.max(this.furthestAhead, this.read - this.accounted);
			return message;
		}

		void ended(BatchOutcome outcome) {
			this.outcomes.add(outcome);
			this.accounted = this.accounted + outcome.size();
		}

		long sum(ToLongFunction<BatchOutcome> value) {
			return this.outcomes.stream().mapToLong(value).sum();
		}

	}

}
