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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.InvalidTracklyRequestException;
import com.tracklysms.spring.error.TooManyMessagesException;
import com.tracklysms.spring.error.TracklyAccessDeniedException;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.error.TracklyResponseTimeoutException;
import com.tracklysms.spring.error.TracklyServerException;
import com.tracklysms.spring.error.UncategorizedTracklyException;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SendTotals;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for sending any number of messages with both templates: how they are cut into
 * requests, and that each one that was read ends in exactly one way, whatever happens.
 */
@ParameterizedClass
@EnumSource
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendAllTests {

	private static final Duration SHORT = Duration.ofMillis(500);

	private final Contract contract;

	private final List<BatchOutcome> outcomes = new ArrayList<>();

	SendAllTests(Contract contract) {
		this.contract = contract;
	}

	private SendReport sendAll(TracklyTemplateBuilder builder, Iterable<SmsMessage> messages) {
		SendReport report = this.contract.build(builder).sendAll(messages, this.outcomes::add);
		assertOutcomesAddUpTo(report);
		return report;
	}

	private void assertOutcomesAddUpTo(SendReport report) {
		assertThat(this.outcomes.stream().mapToLong(BatchOutcome::size).sum()).isEqualTo(report.read());
		assertThat(this.outcomes.stream().mapToLong(BatchOutcome::queued).sum()).isEqualTo(report.queued());
		assertThat(this.outcomes.stream().flatMap((outcome) -> outcome.rejectedMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.rejectedMessages());
		assertThat(this.outcomes.stream().flatMap((outcome) -> outcome.unsentMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.unsentMessages());
		assertThat(this.outcomes.stream().flatMap((outcome) -> outcome.unknownMessages().stream()))
			.containsExactlyInAnyOrderElementsOf(report.unknownMessages());
	}

	@Test
	void emptySourceMakesNoRequest() {
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = sendAll(server.template(10, 4), List.of());
			assertThat(report).isEqualTo(new SendReport(0, 0, List.of(), List.of(), List.of(), null));
			assertThat(this.outcomes).isEmpty();
			assertThat(server.requests()).isEmpty();
		}
	}

	static Stream<Arguments> cuts() {
		return Stream.of(Arguments.of(10, 1, List.of(1)), Arguments.of(10, 9, List.of(9)),
				Arguments.of(10, 10, List.of(10)), Arguments.of(10, 11, List.of(10, 1)),
				Arguments.of(10, 30, List.of(10, 10, 10)), Arguments.of(1, 3, List.of(1, 1, 1)),
				Arguments.of(1000, 2001, List.of(1000, 1000, 1)));
	}

	@ParameterizedTest
	@MethodSource("cuts")
	void messagesAreCutIntoBatches(int batchSize, int count, List<Integer> sizes) {
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = sendAll(server.template(batchSize, 1), BulkServer.messages(count));
			assertThat(report.queued()).isEqualTo(count);
			assertThat(server.sizes()).isEqualTo(sizes);
			assertThat(server.requests()).flatExtracting(BulkServer.Request::positions)
				.containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
			assertThat(this.outcomes).extracting(BatchOutcome::size).isEqualTo(sizes);
			assertThat(this.outcomes.get(0).position()).isZero();
		}
	}

	@Test
	void sendersMayComeInAnyOrder() {
		try (BulkServer server = BulkServer.queueing()) {
			int[] senders = { 1, 2, 1, 4, 3, 1, 2, 4, 2 };
			List<SmsMessage> messages = IntStream.range(0, senders.length)
				.mapToObj((position) -> BulkServer.message(position).withFrom(this.contract.sender(senders[position])))
				.toList();
			assertThat(sendAll(server.template(100, 1), messages).queued()).isEqualTo(9);
			assertThat(server.requests()).extracting(BulkServer.Request::positions)
				.containsExactlyInAnyOrderElementsOf(this.contract.isV2() ? List.of(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8))
						: List.of(List.of(0, 2, 5), List.of(1, 6, 8), List.of(3, 7), List.of(4)));
			server.requests()
				.forEach((request) -> assertThat(request.senders()).containsExactlyElementsOf(
						request.positions().stream().map((position) -> messages.get(position).from()).toList()));
		}
	}

	@Test
	void messagesWithoutSenderComeFromTheDefaultOne() {
		try (BulkServer server = BulkServer.queueing()) {
			List<SmsMessage> messages = List.of(BulkServer.message(0), BulkServer.message(1).withFrom(" "));
			assertThat(sendAll(server.template(100, 1), messages).queued()).isEqualTo(2);
			assertThat(server.requests()).flatExtracting(BulkServer.Request::senders)
				.hasSize(2)
				.containsOnly(this.contract.isV2() ? TestTemplates.LIST_NUMBER : TestTemplates.FROM);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 4", "3, 1", "3, 3", "7, 2" })
	void neitherMessagesNorRequestsExceedTheirLimits(int batchSize, int concurrency) {
		CyclicBarrier allUnderWay = new CyclicBarrier(concurrency);
		try (BulkServer server = BulkServer.start((request) -> {
			await(allUnderWay);
			request.queue();
		})) {
			int count = batchSize * concurrency * 10;
			AtomicInteger mostHeld = new AtomicInteger();
			Iterable<SmsMessage> source = () -> IntStream.range(0, count).mapToObj((position) -> {
				mostHeld.accumulateAndGet(position + 1 - server.answeredMessages(), Math::max);
				return BulkServer.message(position);
			}).iterator();
			assertThat(sendAll(server.template(batchSize, concurrency), source).queued()).isEqualTo(count);
			assertThat(server.mostUnderWay()).isEqualTo(concurrency);
			assertThat(mostHeld.get()).isBetween(concurrency * batchSize, (concurrency + 1) * batchSize);
		}
	}

	@Test
	void manySendersHoldNoMoreThanTheBufferAndWhatIsUnderWay() {
		try (BulkServer server = BulkServer.queueing()) {
			AtomicInteger mostHeld = new AtomicInteger();
			Iterable<SmsMessage> source = () -> IntStream.range(0, 300).mapToObj((position) -> {
				mostHeld.accumulateAndGet(position + 1 - server.answeredMessages(), Math::max);
				return BulkServer.message(position).withFrom(this.contract.sender(position % 50));
			}).iterator();
			TracklyTemplateBuilder builder = server.template(10, 2)
				.bulk((settings) -> settings.withBufferMemory(DataSize.ofBytes(5000)));
			assertThat(sendAll(builder, source).queued()).isEqualTo(300);
			// A message takes 200 bytes and more
			assertThat(mostHeld.get()).isLessThanOrEqualTo(2 * 10 + 25);
			assertThat(server.mostUnderWay()).isLessThanOrEqualTo(2);
		}
	}

	@Test
	void manySendersInAnyOrderGoOutInFullBatches() {
		try (BulkServer server = BulkServer.queueing()) {
			List<SmsMessage> messages = IntStream.range(0, 3000)
				.mapToObj((position) -> BulkServer.message(position)
					.withFrom(this.contract.sender(position * 7919 % 50 / (position % 3 + 1))))
				.toList();
			assertThat(sendAll(server.template(20, 2), messages).queued()).isEqualTo(3000);
			Map<List<String>, List<BulkServer.Request>> bySenders = server.requests()
				.stream()
				.collect(Collectors
					.groupingBy((request) -> this.contract.isV2() ? List.of() : request.senders().subList(0, 1)));
			assertThat(bySenders).hasSize(this.contract.isV2() ? 1 : 50);
			assertThat(bySenders).allSatisfy(
					(sender, requests) -> assertThat(requests).filteredOn((request) -> request.positions().size() < 20)
						.hasSizeLessThanOrEqualTo(1));
		}
	}

	@Test
	void messagesThatLackSomethingAreRejectedWithTheirPositionsAndDoNotCostTheBatch() {
		try (BulkServer server = BulkServer.queueing()) {
			String from = this.contract.sender(1);
			List<SmsMessage> messages = List.of(SmsMessage.of(" ", "x").withFrom(from),
					BulkServer.message(1).withFrom(from), SmsMessage.of(BulkServer.numberOf(2), "").withFrom(from),
					BulkServer.message(3), BulkServer.message(4).withFrom(from), SmsMessage.of("", "x").withFrom(from));
			SendReport report = this.contract.buildWithoutSender(server.template(3, 1))
				.sendAll(messages, this.outcomes::add);
			assertThat(report.queued()).isEqualTo(2);
			assertThat(report.rejectedMessages()).extracting(RejectedMessage::position).containsExactly(0L, 2L, 3L, 5L);
			assertThat(report.rejectedMessages()).extracting((rejected) -> rejected.error().code())
				.containsExactly("missing_to", "missing_body",
						this.contract.isV2() ? "missing_list_number" : "missing_from", "missing_to");
			assertThat(report.rejectedMessages()).allSatisfy((rejected) -> {
				assertThat(rejected.message()).isSameAs(messages.get((int) rejected.position()));
				assertThat(rejected.error().index()).isEqualTo(-1);
				assertThat(rejected.error().error()).isNotBlank();
			});
			assertThat(server.requests()).flatExtracting(BulkServer.Request::positions).containsExactly(1, 4);
		}
	}

	@Test
	void messagesThatAllLackSomethingMakeNoRequestAndAreNotHeld() {
		try (BulkServer server = BulkServer.queueing()) {
			Iterable<SmsMessage> source = () -> IntStream.range(0, 25)
				.mapToObj((position) -> SmsMessage.of("", "x"))
				.iterator();
			SendReport report = sendAll(server.template(10, 2), source);
			assertThat(report.rejectedMessages()).extracting(RejectedMessage::position)
				.containsExactly(BulkServer.range(0, 25));
			assertThat(this.outcomes).extracting(BatchOutcome::size).containsExactly(10, 10, 5);
			assertThat(this.outcomes).extracting(BatchOutcome::position).containsExactly(0L, 10L, 20L);
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void eachOutcomeSaysWhatItsRequestHeldAndWhatWasRefusedBeforeHasItsOwn() {
		try (BulkServer server = BulkServer.queueing()) {
			List<SmsMessage> messages = IntStream.range(0, 40)
				.mapToObj((position) -> (position % 5 == 0) ? SmsMessage.of("", "x")
						: BulkServer.message(position).withFrom(this.contract.sender(1 + position % 3)))
				.toList();
			SendReport report = sendAll(server.template(10, 1), messages);
			assertThat(report.rejected()).isEqualTo(8);
			assertThat(this.outcomes).filteredOn((outcome) -> outcome.rejected() > 0).allSatisfy((outcome) -> {
				assertThat(outcome.rejected()).isEqualTo(outcome.size());
				assertThat(outcome.queuedPositions()).isEmpty();
				assertThat(outcome.from()).isNull();
			}).flatExtracting(BatchOutcome::positions).containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 30L, 35L);
			assertThat(this.outcomes).filteredOn((outcome) -> outcome.rejected() == 0)
				.allSatisfy((outcome) -> assertThat(outcome.queuedPositions()).isEqualTo(outcome.positions()))
				.extracting((outcome) -> tuple(outcome.from(), outcome.position(), outcome.positions()))
				.containsExactlyElementsOf(server.requests().stream().map(this::expectedOutcome).toList());
		}
	}

	private Tuple expectedOutcome(BulkServer.Request request) {
		String from = (request.senders().stream().distinct().count() == 1) ? request.senders().get(0) : null;
		return tuple(from, (long) request.first(), request.positions().stream().map(Integer::longValue).toList());
	}

	@Test
	void outcomeNamesTheQueuedMessagesAmongTheOthers() {
		try (BulkServer server = BulkServer.start((request) -> request.reject(0, 2))) {
			List<SmsMessage> messages = List.of(BulkServer.message(0), SmsMessage.of("", "x"), BulkServer.message(2),
					BulkServer.message(3), BulkServer.message(4));
			sendAll(server.template(10, 1), messages);
			assertThat(this.outcomes).extracting(BatchOutcome::positions, BatchOutcome::queuedPositions)
				.containsExactlyInAnyOrder(tuple(List.of(1L), List.of()),
						tuple(List.of(0L, 2L, 3L, 4L), List.of(2L, 4L)));
			assertThat(this.outcomes).extracting(BatchOutcome::from)
				.containsExactlyInAnyOrder(null, this.contract.isV2() ? TestTemplates.LIST_NUMBER : TestTemplates.FROM);
		}
	}

	@Test
	void messagesThatTheApiRejectsAreNamedByTheirPositionInTheWholeInput() {
		try (BulkServer server = BulkServer.start((request) -> request.reject(0, request.positions().size() - 1))) {
			List<SmsMessage> messages = IntStream.range(0, 12)
				.mapToObj((position) -> BulkServer.message(position)
					.withFrom(this.contract.sender((position % 3 == 0) ? 1 : 2)))
				.toList();
			SendReport report = sendAll(server.template(100, 3), messages);
			Long[] rejectedPositions = this.contract.isV2() ? new Long[] { 0L, 11L } : new Long[] { 0L, 1L, 9L, 11L };
			assertThat(report.queued()).isEqualTo(12 - rejectedPositions.length);
			assertThat(BulkServer.rejectedPositions(report.rejectedMessages())).containsExactly(rejectedPositions);
			assertThat(report.rejectedMessages()).allSatisfy((rejected) -> {
				assertThat(rejected.message()).isSameAs(messages.get((int) rejected.position()));
				assertThat(rejected.error().to()).isEqualTo(rejected.message().to());
				assertThat(rejected.error().error()).isEqualTo("Opted out");
			});
			assertThat(this.outcomes).extracting(BatchOutcome::failure).containsOnlyNulls();
		}
	}

	static Stream<Arguments> accounts() {
		String to = BulkServer.numberOf(1);
		return Stream.of(account("Complete", 3, 0, "", 3, List.of(), 0),
				account("Index", 2, 1, "{'index':1}", 2, List.of(1L), 0),
				account("All rejected", 0, 3, "{'index':2},{'index':0},{'index':1}", 0, List.of(0L, 1L, 2L), 0),
				account("Only recipient", 2, 1, "{'to_msisdn':'" + to + "'}", 2, List.of(1L), 0),
				account("Other recipient", 2, 1, "{'to_msisdn':'+1'}", 0, List.of(), 3),
				account("No name at all", 2, 1, "{'error':'x'}", 0, List.of(), 3),
				account("Beyond the request", 2, 1, "{'index':3}", 0, List.of(), 3),
				account("Negative index and recipient", 2, 1, "{'index':-1,'to_msisdn':'" + to + "'}", 2, List.of(1L),
						0),
				account("Twice the same", 1, 2, "{'index':1},{'index':1}", 0, List.of(1L), 2),
				account("One beyond the request", 1, 2, "{'index':1},{'index':9}", 0, List.of(1L), 2),
				account("Too few queued", 2, 0, "", 0, List.of(), 3),
				account("Too many queued", 4, 0, "", 0, List.of(), 3),
				account("Negative count", -1, 0, "", 0, List.of(), 3),
				account("Errors not listed", 2, 1, "", 0, List.of(), 3),
				account("Other number of errors", 2, 2, "{'index':1}", 0, List.of(1L), 2),
				account("Queued and rejected", 3, 1, "{'index':1}", 0, List.of(1L), 2),
				account("None at all", 0, 0, "", 0, List.of(), 3));
	}

	private static Arguments account(String name, int queuedCount, int errorCount, String errors, int queued,
			List<Long> rejected, int unknown) {
		return Arguments.of(name,
				("{'queued_count':" + queuedCount + ",'error_count':" + errorCount + ",'errors':[" + errors + "]}")
					.replace('\'', '"'),
				queued, rejected, unknown);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("accounts")
	void messagesThatTheAnswerDoesNotAccountForAreUnknown(String name, String answer, int queued, List<Long> rejected,
			int unknown) {
		try (BulkServer server = BulkServer.start((request) -> request.answer(201, answer))) {
			SendReport report = sendAll(server.template(10, 1), BulkServer.messages(3));
			assertThat(report.queued()).isEqualTo(queued);
			assertThat(BulkServer.rejectedPositions(report.rejectedMessages())).isEqualTo(rejected);
			assertThat(report.unknown()).isEqualTo(unknown);
			assertThat(report.unsent()).isZero();
			assertThat(report.stoppedBy()).isNull();
		}
	}

	@Test
	void errorThatNamesARecipientOfSeveralMessagesLeavesThemOpen() {
		try (BulkServer server = BulkServer.start(
				(request) -> request.answer(201, "{\"queued_count\":2,\"error_count\":1,\"errors\":[{\"to_msisdn\":\""
						+ BulkServer.numberOf(1) + "\"}]}"))) {
			SendReport report = sendAll(server.template(10, 1),
					List.of(BulkServer.message(0), BulkServer.message(1), BulkServer.message(1)));
			assertThat(report.unknown()).isEqualTo(3);
		}
	}

	static Stream<Arguments> failures() {
		return Stream.of(failure("400", false, InvalidTracklyRequestException.class, status(400)),
				failure("404", false, TracklyException.class, status(404)),
				failure("413", false, TooManyMessagesException.class,
						(request) -> request.answer(413, "{\"code\":\"too_many_messages\"}")),
				failure("418", false, UncategorizedTracklyException.class, status(418)),
				failure("429", false, TracklyRateLimitException.class, status(429)),
				failure("500", true, TracklyServerException.class, status(500)),
				failure("503", true, TracklyServerException.class, status(503)),
				failure("Reset", true, TracklyConnectionLostException.class, BulkServer.Request::reset),
				failure("Close", true, TracklyConnectionLostException.class, BulkServer.Request::close),
				failure("Silence", true, TracklyResponseTimeoutException.class, BulkServer.Request::awaitClose),
				failure("No JSON", true, TracklyConnectionLostException.class,
						(request) -> request.answer(201, "<html>")),
				failure("Other JSON", true, TracklyConnectionLostException.class,
						(request) -> request.answer(201, "{}")));
	}

	private static Arguments failure(String name, boolean indeterminate, Class<? extends TracklyException> type,
			BulkServer.Handler handler) {
		return Arguments.of(name, indeterminate, type, handler);
	}

	private static BulkServer.Handler status(int status) {
		return (request) -> request.answer(status, "{}");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void batchThatFailsDoesNotEndTheRun(String name, boolean indeterminate, Class<? extends TracklyException> type,
			BulkServer.Handler handler) {
		try (BulkServer server = failingFor(3, handler)) {
			SendReport report = sendAll(server.template(3, 1, SHORT).retry((settings) -> settings.withEnabled(false)),
					BulkServer.messages(9));
			assertThat(report.queued()).isEqualTo(6);
			assertThat(report.stoppedBy()).isNull();
			List<FailedMessage> failed = indeterminate ? report.unknownMessages() : report.unsentMessages();
			assertThat(failed).extracting(FailedMessage::position).containsExactly(3L, 4L, 5L);
			assertThat(failed).allSatisfy((message) -> {
				assertThat(message.message().to()).isEqualTo(BulkServer.numberOf((int) message.position()));
				assertThat(message.failure()).isInstanceOf(type);
			});
			assertThat(this.outcomes).filteredOn((outcome) -> outcome.failure() != null)
				.singleElement()
				.satisfies((outcome) -> {
					assertThat(outcome.position()).isEqualTo(3);
					assertThat(outcome.failure()).isSameAs(failed.get(0).failure());
				});
			assertThat(server.requests()).hasSize(3);
		}
	}

	/**
	 * A server that deals in its own way with the requests that begin with this message.
	 */
	private static BulkServer failingFor(int position, BulkServer.Handler handler) {
		return BulkServer.start((request) -> {
			if (request.first() == position) {
				handler.handle(request);
			}
			else {
				request.queue();
			}
		});
	}

	@Test
	void batchIsRepeatedOnItsOwnUntilItSucceeds() {
		RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.EPOCH));
		AtomicInteger refusals = new AtomicInteger(2);
		try (BulkServer server = failingFor(3, (request) -> {
			if (refusals.getAndDecrement() > 0) {
				request.answer(429, "{}");
			}
			else {
				request.queue();
			}
		})) {
			SendReport report = sendAll(TestTemplates.recording(server.template(3, 1), sleeper),
					BulkServer.messages(9));
			assertThat(report).isEqualTo(new SendReport(9, 9, List.of(), List.of(), List.of(), null));
			assertThat(sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
			assertThat(server.requests()).hasSize(5);
		}
	}

	@Test
	void batchThatIsRefusedToTheEndIsUnsentAndEachOneHasItsOwnRetries() {
		RecordingSleeper sleeper = new RecordingSleeper(new MutableClock(Instant.EPOCH));
		try (BulkServer server = BulkServer.start(status(429))) {
			SendReport report = sendAll(TestTemplates.recording(server.template(3, 1), sleeper)
				.retry((settings) -> settings.withMaxRetries(2).withMaxDuration(Duration.ofSeconds(2)).withJitter(0)),
					BulkServer.messages(6));
			assertThat(report.unsent()).isEqualTo(6);
			assertThat(report.stoppedBy()).isNull();
			assertThat(sleeper.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1),
					Duration.ofMillis(500), Duration.ofSeconds(1));
			assertThat(server.requests()).hasSize(6);
		}
	}

	@Test
	void batchThatMayHaveBeenAcceptedBeforeItWasRefusedIsUnknown() {
		AtomicInteger attempts = new AtomicInteger();
		try (BulkServer server = BulkServer
			.start((request) -> request.answer((attempts.getAndIncrement() == 0) ? 500 : 429, "{}"))) {
			SendReport report = sendAll(
					TestTemplates.impatient(server.template(3, 1))
						.retry((settings) -> settings.withMaxRetries(1).withIndeterminate(true)),
					BulkServer.messages(3));
			assertThat(report.unknown()).isEqualTo(3);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void deadServerLeavesAllUnsent() {
		int port;
		try (BulkServer server = BulkServer.queueing()) {
			port = server.port();
		}
		SendReport report = sendAll(TestTemplates.withoutWaits(TestTemplates.forPort(port))
			.retry((settings) -> settings.withEnabled(false))
			.bulk((settings) -> settings.withBatchSize(5).withConcurrency(2)), BulkServer.messages(23));
		assertThat(BulkServer.positions(report.unsentMessages())).containsExactly(BulkServer.range(0, 23));
		assertThat(report.unsentMessages()).extracting(FailedMessage::failure)
			.hasOnlyElementsOfType(TracklyConnectionException.class);
	}

	@ParameterizedTest
	@CsvSource({ "401, 1", "403, 1", "401, 4", "403, 4" })
	void failureThatWouldHitEachBatchStopsTheRunAndLeavesTheRestUnread(int status, int concurrency) {
		AtomicInteger read = new AtomicInteger();
		try (BulkServer server = BulkServer.start(status(status))) {
			Iterable<SmsMessage> source = () -> IntStream.range(0, 1000).mapToObj((position) -> {
				read.incrementAndGet();
				return BulkServer.message(position).withFrom(this.contract.sender(position % 2));
			}).iterator();
			SendReport report = sendAll(server.template(5, concurrency), source);
			// An iterator of a stream takes one more to know whether there is one
			assertThat(report.read()).isBetween(read.get() - 1L, (long) read.get())
				.isLessThanOrEqualTo((concurrency + 2) * 5L);
			assertThat(BulkServer.positions(report.unsentMessages()))
				.containsExactly(BulkServer.range(0, (int) report.read()));
			assertThat(report.stoppedBy()).isExactlyInstanceOf(
					(status == 401) ? TracklyAuthenticationException.class : TracklyAccessDeniedException.class);
			assertThat(report.unsentMessages())
				.allSatisfy((message) -> assertThat(message.failure()).hasSameClassAs(report.stoppedBy()));
			assertThat(server.requests()).hasSizeLessThanOrEqualTo(concurrency);
		}
	}

	@Test
	void whatWasUnderWayWhenTheRunStoppedIsAccountedFor() {
		CountDownLatch stopped = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> {
			switch (request.first()) {
				case 0 -> request.after(stopped).reject(1);
				case 3 -> request.after(stopped).answer(500, "{}");
				default -> {
					request.server().awaitUnderWay(3);
					request.answer(401, "{}");
				}
			}
		})) {
			SendReport report = this.contract.build(server.template(3, 3))
				.sendAll(BulkServer.messages(100), (outcome) -> {
					this.outcomes.add(outcome);
					stopped.countDown();
				});
			assertOutcomesAddUpTo(report);
			assertThat(report.queued()).isEqualTo(2);
			assertThat(BulkServer.rejectedPositions(report.rejectedMessages())).containsExactly(1L);
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(3L, 4L, 5L);
			assertThat(BulkServer.positions(report.unsentMessages()))
				.containsExactly(BulkServer.range(6, (int) report.read()));
			assertThat(report.stoppedBy()).isExactlyInstanceOf(TracklyAuthenticationException.class);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "3, 0, 3", "4, 4, 0", "5, 4, 1", "11, 8, 3", "12, 12, 0" })
	void failureOfTheSourceKeepsTheAccount(int failAt, int queued, int unsent) {
		try (BulkServer server = BulkServer.queueing()) {
			IllegalStateException failure = new IllegalStateException("Source broke");
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> this.contract.build(server.template(4, 2))
						.sendAll(() -> new FailingIterator(failAt, 12, () -> failure), this.outcomes::add));
			assertThat(exception).cause().isSameAs(failure);
			assertThat(exception.getReport().read()).isEqualTo(failAt);
			assertThat(exception.getReport().queued()).isEqualTo(queued);
			assertThat(BulkServer.positions(exception.getReport().unsentMessages()))
				.containsExactly(BulkServer.range(queued, queued + unsent));
			assertThat(exception.getReport().stoppedBy()).isNull();
		}
	}

	@Test
	void sourceThatFailsInHasNextKeepsTheAccount() {
		try (BulkServer server = BulkServer.queueing()) {
			IllegalStateException failure = new IllegalStateException("Source broke");
			Iterable<SmsMessage> source = () -> new Iterator<>() {

				private int position;

				@Override
				public boolean hasNext() {
					if (this.position == 6) {
						throw failure;
					}
					return true;
				}

				@Override
				public SmsMessage next() {
					return BulkServer.message(this.position++);
				}

			};
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> this.contract.build(server.template(4, 2)).sendAll(source));
			assertThat(exception).cause().isSameAs(failure);
			assertThat(exception.getReport().queued()).isEqualTo(4);
			assertThat(exception.getReport().unsent()).isEqualTo(2);
		}
	}

	@Test
	void sourceThatHasNoIteratorLeavesAnEmptyReport() {
		try (BulkServer server = BulkServer.queueing()) {
			IllegalStateException failure = new IllegalStateException("Source broke");
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> this.contract.build(server.template(4, 2)).sendAll(() -> {
						throw failure;
					}));
			assertThat(exception).cause().isSameAs(failure);
			assertThat(exception.getReport().read()).isZero();
		}
	}

	@Test
	void whatWasUnderWayWhenTheSourceFailedComesToItsEnd() {
		CountDownLatch failed = new CountDownLatch(1);
		try (BulkServer server = BulkServer.start((request) -> request.after(failed).reject(2))) {
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> this.contract.build(server.template(4, 2)).sendAll(() -> new FailingIterator(7, 12, () -> {
						server.awaitUnderWay(1);
						failed.countDown();
						return new IllegalStateException("Source broke");
					})));
			assertThat(exception.getReport().queued()).isEqualTo(3);
			assertThat(BulkServer.rejectedPositions(exception.getReport().rejectedMessages())).containsExactly(2L);
			assertThat(BulkServer.positions(exception.getReport().unsentMessages())).containsExactly(4L, 5L, 6L);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void totalsAreThoseOfTheOutcomesSoFar(int concurrency) {
		try (BulkServer server = BulkServer.start((request) -> {
			switch (request.first() % 4) {
				case 0 -> request.reject(0);
				case 1 -> request.answer(400, "{}");
				case 2 -> request.answer(500, "{}");
				default -> request.queue();
			}
		})) {
			SendReport report = sendAll(server.template(3, concurrency), BulkServer.messages(900));
			assertThat(report.queued()).isPositive();
			long queued = 0;
			long sum = 0;
			for (BatchOutcome outcome : this.outcomes) {
				queued += outcome.queued();
				sum += outcome.size();
				assertThat(outcome.totals().queued()).isEqualTo(queued);
				assertThat(outcome.totals().sum()).isEqualTo(sum);
			}
			assertThat(this.outcomes.get(this.outcomes.size() - 1).totals())
				.isEqualTo(new SendTotals(report.queued(), report.rejected(), report.unsent(), report.unknown()));
		}
	}

	static Stream<Arguments> failuresOfTranslators() {
		return Stream
			.<Supplier<Throwable>>of(() -> new IllegalStateException("Broken translator"),
					() -> new AssertionError("Broken translator"), () -> new NoClassDefFoundError("Broken translator"),
					() -> new StackOverflowError("Broken translator"), OwnException::new)
			.map((failure) -> Arguments.of(failure.get().getClass().getSimpleName(), failure));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("failuresOfTranslators")
	void brokenTranslatorLeavesTheOutcomeOpenAndDoesNotEndTheRun(String name, Supplier<Throwable> failure) {
		try (BulkServer server = failingFor(3, status(400))) {
			SendReport report = sendAll(server.template(3, 1).exceptionTranslator((response) -> {
				throw SendAllTests.<RuntimeException>sneaky(failure.get());
			}), BulkServer.messages(9));
			assertThat(report.queued()).isEqualTo(6);
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(3L, 4L, 5L);
			assertThat(report.stoppedBy()).isNull();
			assertThat(report.unknownMessages()).allSatisfy((message) -> assertThat(message.failure()).isNotNull());
		}
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

	@Test
	void exceptionOfNoBranchLeavesTheOutcomeOpen() {
		try (BulkServer server = failingFor(3, status(400))) {
			SendReport report = sendAll(server.template(3, 1).exceptionTranslator((response) -> new OwnException()),
					BulkServer.messages(9));
			assertThat(report.queued()).isEqualTo(6);
			assertThat(report.unknownMessages()).extracting(FailedMessage::failure)
				.hasSize(3)
				.hasOnlyElementsOfType(OwnException.class);
		}
	}

	private static void await(CyclicBarrier barrier) throws IOException {
		try {
			barrier.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | java.util.concurrent.TimeoutException ex) {
			throw new IOException(ex);
		}
	}

	private static final class FailingIterator implements Iterator<SmsMessage> {

		private final int failAt;

		private final int count;

		private final Supplier<RuntimeException> failure;

		private int position;

		FailingIterator(int failAt, int count, Supplier<RuntimeException> failure) {
			this.failAt = failAt;
			this.count = count;
			this.failure = failure;
		}

		@Override
		public boolean hasNext() {
			return this.position <= this.count;
		}

		@Override
		public SmsMessage next() {
			if (this.position == this.failAt) {
				throw this.failure.get();
			}
			if (this.position == this.count) {
				throw new NoSuchElementException();
			}
			return BulkServer.message(this.position++);
		}

	}

	private static final class OwnException extends TracklyException {

		OwnException() {
			super("Of no branch", (Throwable) null);
		}

	}

}
