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

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyConnectionLostException;
import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.protocol.SendAnswers;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.protocol.SendProtocolV1;
import com.tracklysms.spring.internal.protocol.SendProtocolV2;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.FailedMessage;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.MutableClock;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for all inputs: in whatever order senders and messages that lack something
 * come, and however the run goes.
 */
class BatchAssemblerPropertyTests {

	private static final SendAnswers ANSWERS = new SendAnswers(new Redactor(ApiKey.of("trk_x")));

	private static final SendProtocol V1 = new SendProtocolV1(new Json(), ANSWERS,
			new SenderNotice(new AtomicBoolean()), null);

	private static final SendProtocol V2 = new SendProtocolV2(new Json(), ANSWERS, null);

	/**
	 * It stands still, so that no batch lingers for long enough.
	 */
	private static final Clock CLOCK = new MutableClock(Instant.EPOCH);

	private static final BulkSettings SETTINGS = BulkSettings.defaults();

	private static final long FIVE_MEGABYTES = 5_000_000;

	private static final Map<Integer, String> TEXTS = Stream.of(1, 600_000, 1_200_000, 2_400_000, 5_100_000)
		.collect(Collectors.toUnmodifiableMap(Function.identity(), "x"::repeat));

	/**
	 * The sender of each message; none means that the message cannot be sent.
	 */
	@Provide
	Arbitrary<List<String>> senders() {
		return Arbitraries.of("pn_a", "pn_b", "pn_c", "pn_d", "pn_e", "pn_f", "", "").list().ofMaxSize(60);
	}

	@Provide
	Arbitrary<List<String>> numbers() {
		return Arbitraries.of("+18005550191", "+18005550192", "+18005550193", "pn_a", "", "").list().ofMaxSize(60);
	}

	@Provide
	Arbitrary<List<Integer>> lengths() {
		return Arbitraries.of(TEXTS.keySet()).list().ofMaxSize(15);
	}

	private SmsMessage message(List<String> senders, int position) {
		return BulkServer.message(position).withFrom(senders.get(position));
	}

	@Property
	void eachMessageIsInOneBatchOfItsSenderAndNoneIsHeldForLong(@ForAll("senders") List<String> senders,
			@ForAll @IntRange(min = 1, max = 12) int batchSize) {
		List<MessageBatch> batches = cut(V1, senders, batchSize);
		batches.forEach((batch) -> {
			assertBatch(batch, senders, batchSize);
			assertThat(batch.messages()).extracting(SmsMessage::from).allMatch((from) -> from.equals(batch.from()));
			assertThat(batch.refused())
				.allSatisfy((refused) -> assertThat(senders.get((int) refused.position())).isEmpty());
		});
		assertOrderWithinSenders(batches);
	}

	@Property
	void messagesOfAllSendersOfV2AreInBatchesInTheirOrder(@ForAll("numbers") List<String> senders,
			@ForAll @IntRange(min = 1, max = 12) int batchSize) {
		List<MessageBatch> batches = cut(V2, senders, batchSize);
		batches.forEach((batch) -> {
			assertBatch(batch, senders, batchSize);
			assertThat(batch.refused())
				.allSatisfy((refused) -> assertThat(senders.get((int) refused.position())).doesNotStartWith("+"));
		});
		assertThat(batches.stream().flatMap((batch) -> sentPositions(batch).stream())).isSorted();
	}

	private List<MessageBatch> cut(SendProtocol api, List<String> senders, int batchSize) {
		BatchAssembler cutter = new BatchAssembler(api, SETTINGS.withBatchSize(batchSize), CLOCK);
		List<MessageBatch> batches = new ArrayList<>();
		for (int position = 0; position < senders.size(); position++) {
			cutter.add(message(senders, position));
			MessageBatch batch = cutter.next();
			if (batch != null) {
				assertThat(batch.size()).isEqualTo(batchSize);
				batches.add(batch);
			}
			assertThat(cutter.hasReady()).isFalse();
		}
		Collection<MessageBatch> rest = cutter.drain();
		assertThat(rest).allMatch((batch) -> batch.size() < batchSize);
		batches.addAll(rest);
		assertThat(cutter.drain()).isEmpty();
		assertThat(cutter.read()).isEqualTo(senders.size());
		assertThat(batches.stream().flatMap((batch) -> positions(batch).stream()))
			.containsExactlyInAnyOrderElementsOf(LongStream.range(0, senders.size()).boxed().toList());
		return batches;
	}

	@Property
	void noMoreMemoryIsHeldThanTheBufferHasAndNothingIsLost(@ForAll("senders") List<String> senders,
			@ForAll @IntRange(min = 1, max = 12) int batchSize, @ForAll @IntRange(min = 1, max = 5000) int buffer) {
		BatchAssembler cutter = new BatchAssembler(V1,
				SETTINGS.withBatchSize(batchSize).withBufferMemory(DataSize.ofBytes(buffer)), CLOCK);
		List<MessageBatch> batches = new ArrayList<>();
		long held = 0;
		for (int position = 0; position < senders.size(); position++) {
			SmsMessage message = message(senders, position);
			// Messages that are refused take more
			held += MemoryEstimate.of(V1.prepare(message.withFrom("pn_a")));
			cutter.add(message);
			for (MessageBatch batch = cutter.next(); batch != null; batch = cutter.next()) {
				batches.add(batch);
				held -= batch.size() * MemoryEstimate.of(V1.prepare(message.withFrom("pn_a")));
			}
			assertThat(held).isLessThanOrEqualTo(buffer);
		}
		batches.addAll(cutter.drain());
		assertThat(batches.stream().flatMap((batch) -> positions(batch).stream()))
			.containsExactlyInAnyOrderElementsOf(LongStream.range(0, senders.size()).boxed().toList());
	}

	@Property(tries = 50)
	void noBatchIsTooLargeUnlessItsOnlyMessageIs(@ForAll("lengths") List<Integer> lengths, @ForAll boolean v2,
			@ForAll @IntRange(min = 1, max = 6) int batchSize, @ForAll @IntRange(min = 1, max = 3) int senders) {
		SendProtocol api = v2 ? V2 : V1;
		BatchAssembler cutter = new BatchAssembler(api, SETTINGS.withBatchSize(batchSize), CLOCK);
		List<MessageBatch> batches = new ArrayList<>();
		for (int position = 0; position < lengths.size(); position++) {
			cutter.add(SmsMessage.of(BulkServer.numberOf(position), TEXTS.get(lengths.get(position)))
				.withFrom("+1800555019" + position % senders));
			for (MessageBatch batch = cutter.next(); batch != null; batch = cutter.next()) {
				batches.add(batch);
			}
		}
		batches.addAll(cutter.drain());
		assertThat(batches.stream().flatMap((batch) -> positions(batch).stream()))
			.containsExactlyInAnyOrderElementsOf(LongStream.range(0, lengths.size()).boxed().toList());
		assertThat(batches).allSatisfy((batch) -> {
			assertThat(batch.size()).isBetween(1, batchSize);
			assertThat(batch.messages().stream().mapToLong((message) -> message.body().length()).sum()).satisfiesAnyOf(
					(length) -> assertThat(length).isLessThan(FIVE_MEGABYTES),
					(length) -> assertThat(batch.size()).isOne());
		});
		if (v2) {
			assertNoneCutTooEarly(batches, batchSize);
		}
	}

	/**
	 * With one group of messages, each batch but the last is full or would be too large
	 * with the next message.
	 */
	private void assertNoneCutTooEarly(List<MessageBatch> batches, int batchSize) {
		for (int index = 0; index + 1 < batches.size(); index++) {
			MessageBatch batch = batches.get(index);
			long next = V2.prepare(batches.get(index + 1).messages().get(0)).size();
			assertThat(batch.size() == batchSize || batch.request().size() + next > 0.95 * FIVE_MEGABYTES).isTrue();
		}
	}

	private List<Long> positions(MessageBatch batch) {
		return batch.isRefused() ? batch.refused().stream().map(RejectedMessage::position).toList()
				: sentPositions(batch);
	}

	private List<Long> sentPositions(MessageBatch batch) {
		return IntStream.range(0, batch.messages().size()).mapToObj(batch::positionOf).toList();
	}

	private void assertBatch(MessageBatch batch, List<String> senders, int batchSize) {
		assertThat(batch.size()).isBetween(1, batchSize).isEqualTo(positions(batch).size());
		assertThat(batch.positions()).isEqualTo(positions(batch)).isSorted();
		assertThat(batch.refused().isEmpty()).isNotEqualTo(batch.messages().isEmpty());
		for (int index = 0; index < batch.messages().size(); index++) {
			assertThat(batch.messages().get(index)).isEqualTo(message(senders, (int) batch.positionOf(index)));
		}
	}

	private void assertOrderWithinSenders(List<MessageBatch> batches) {
		Map<String, Long> last = new HashMap<>();
		for (MessageBatch batch : batches) {
			for (int index = 0; index < batch.messages().size(); index++) {
				long position = batch.positionOf(index);
				Long before = last.put(String.valueOf(batch.messages().get(index).from()), position);
				assertThat(position).isGreaterThan((before != null) ? before : -1);
			}
		}
	}

	@Property
	void accountOfARunAddsUpWheneverItIsBrokenOff(@ForAll("senders") List<String> senders,
			@ForAll @IntRange(min = 1, max = 12) int batchSize, @ForAll @IntRange(min = 0, max = 60) int abandonAfter,
			@ForAll List<@IntRange(min = 0, max = 3) Integer> ends) {
		SendAllAccount run = new SendAllAccount(new BatchAssembler(V1, SETTINGS.withBatchSize(batchSize), CLOCK));
		List<MessageBatch> underWay = new ArrayList<>();
		int read = Math.min(abandonAfter, senders.size());
		long reported = 0;
		for (int position = 0; position < read; position++) {
			run.read(message(senders, position));
			start(run, underWay);
			if (!underWay.isEmpty() && position < ends.size() && ends.get(position) > 0) {
				MessageBatch ended = underWay.remove(0);
				BatchOutcome outcome = outcome(ended, ends.get(position));
				assertThat(run.enter(ended, outcome)).isTrue();
				reported += outcome.size();
				assertThat(run.withTotals(outcome).totals().sum()).isEqualTo(reported);
			}
		}
		if (read == senders.size()) {
			run.readEnd();
			start(run, underWay);
		}
		underWay.forEach((batch) -> batch.attempts().begin());
		run.abandon(new TracklyConnectionException("Not sent", null),
				new TracklyConnectionLostException("Not awaited", null));
		SendReport report = run.report();
		assertThat(report.read()).isEqualTo(read);
		// What comes later changes nothing any more
		underWay.forEach((batch) -> assertThat(run.enter(batch, outcome(batch, 1))).isFalse());
		assertThat(run.read(BulkServer.message(1))).isFalse();
		run.readEnd();
		assertThat(run.next()).isNull();
		assertThat(run.enterHeld()).isEmpty();
		assertThat(run.report()).isEqualTo(report);
	}

	private void start(SendAllAccount run, List<MessageBatch> underWay) {
		for (MessageBatch batch = run.next(); batch != null; batch = run.next()) {
			underWay.add(batch);
		}
	}

	private BatchOutcome outcome(MessageBatch batch, int kind) {
		return switch (batch.isRefused() ? 0 : kind) {
			case 0 -> BatchOutcomes.refused(batch);
			case 1 -> BatchOutcomes.answered(batch, new BulkSendResult(batch.messages().size(), 0, List.of()));
			case 2 -> BatchOutcomes.failed(batch, new TracklyConnectionException("Refused", null));
			default -> BatchOutcomes.failed(batch, new IllegalStateException("Unexpected"));
		};
	}

	@Property
	void outcomeNamesEachMessageOnce(@ForAll @IntRange(min = 1, max = 5) int size,
			@ForAll @IntRange(min = -2, max = 7) int queuedCount, @ForAll @IntRange(min = -2, max = 7) int errorCount,
			@ForAll List<@IntRange(min = -3, max = 6) Integer> indexes) {
		MessageBatch batch = new MessageBatch("pn_a", Instant.MAX);
		for (int position = 0; position < size; position++) {
			batch.add(position * 10L, V1.prepare(BulkServer.message(position).withFrom("pn_a")));
		}
		List<MessageError> errors = indexes.stream()
			.map((index) -> new MessageError(index, BulkServer.numberOf(Math.abs(index)), null, "x"))
			.toList();
		BatchOutcome outcome = BatchOutcomes.answered(batch, new BulkSendResult(queuedCount, errorCount, errors));
		List<Long> named = new ArrayList<>(outcome.rejectedMessages().stream().map(RejectedMessage::position).toList());
		named.addAll(outcome.unknownMessages().stream().map(FailedMessage::position).toList());
		assertThat(named).doesNotHaveDuplicates().hasSize(size - outcome.queued());
		assertThat(outcome.queuedPositions()).hasSize(outcome.queued());
		assertThat(outcome.queuedPositions()).allMatch((position) -> !named.contains(position));
		assertThat(outcome.unsent()).isZero();
		assertThat(outcome.queued()).isIn(0, queuedCount);
	}

}
