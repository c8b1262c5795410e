package com.tracklysms.spring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import com.tracklysms.spring.error.TracklyConnectionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for all inputs: in whatever order senders and messages that lack something
 * come, and however the run goes.
 */
class BatchCutterPropertyTests {

	private static final TracklyApi API = new TracklyApiV1(new Json(), new SendAnswers(new Redactor("trk_x")),
			new SenderNotice(new AtomicBoolean()), null);

	/**
	 * The sender of each message; none means that the message cannot be sent.
	 */
	@Provide
	Arbitrary<List<String>> senders() {
		return Arbitraries.of("pn_a", "pn_b", "pn_c", "pn_d", "pn_e", "pn_f", "", "").list().ofMaxSize(60);
	}

	private SmsMessage message(List<String> senders, int position) {
		return BulkServer.message(position).withFrom(senders.get(position));
	}

	@Property
	void eachMessageIsInOneBatchOfItsSenderAndNoneIsHeldForLong(@ForAll("senders") List<String> senders,
			@ForAll @IntRange(min = 1, max = 12) int batchSize) {
		BatchCutter cutter = new BatchCutter(API, batchSize);
		List<MessageBatch> batches = new ArrayList<>();
		int cut = 0;
		for (int position = 0; position < senders.size(); position++) {
			MessageBatch batch = cutter.add(message(senders, position));
			if (batch != null) {
				batches.add(batch);
				cut += batch.size();
			}
			assertThat(position + 1 - cut).isLessThan(batchSize);
		}
		batches.addAll(cutter.drain());
		assertThat(cutter.drain()).isEmpty();
		assertThat(cutter.read()).isEqualTo(senders.size());
		assertThat(batches.stream().flatMap((batch) -> positions(batch).stream()))
			.containsExactlyInAnyOrderElementsOf(LongStream.range(0, senders.size()).boxed().toList());
		batches.forEach((batch) -> assertBatch(batch, senders, batchSize));
		assertOrderWithinSenders(batches);
	}

	private List<Long> positions(MessageBatch batch) {
		List<Long> positions = new ArrayList<>(batch.refused().stream().map(RejectedMessage::position).toList());
		for (int index = 0; index < batch.messages().size(); index++) {
			positions.add(batch.positionOf(index));
		}
		return positions;
	}

	private void assertBatch(MessageBatch batch, List<String> senders, int batchSize) {
		assertThat(batch.size()).isBetween(1, batchSize).isEqualTo(positions(batch).size());
		assertThat(batch.firstPosition()).isEqualTo(positions(batch).stream().min(Long::compare).orElseThrow());
		assertThat(batch.messages().stream().map(SmsMessage::from).distinct()).hasSizeLessThanOrEqualTo(1);
		assertThat(batch.refused())
			.allSatisfy((refused) -> assertThat(senders.get((int) refused.position())).isEmpty());
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
		SendRun run = new SendRun(new BatchCutter(API, batchSize));
		List<MessageBatch> underWay = new ArrayList<>();
		int read = Math.min(abandonAfter, senders.size());
		long told = 0;
		for (int position = 0; position < read; position++) {
			MessageBatch batch = run.read(message(senders, position));
			if (batch != null) {
				underWay.add(batch);
			}
			if (!underWay.isEmpty() && position < ends.size() && ends.get(position) > 0) {
				MessageBatch ended = underWay.remove(0);
				BatchOutcome outcome = run.told(run.ended(ended, verdict(ended, ends.get(position))));
				told += outcome.size();
				assertThat(outcome.totals().sum()).isEqualTo(told);
			}
		}
		if (read == senders.size()) {
			underWay.addAll(run.readEnd());
		}
		underWay.forEach((batch) -> batch.attempts().begin());
		run.abandon();
		SendReport report = run.report();
		assertThat(report.read()).isEqualTo(read);
		// What comes later changes nothing any more
		underWay.forEach((batch) -> run.ended(batch, verdict(batch, 1)));
		assertThat(run.read(BulkServer.message(1))).isNull();
		assertThat(run.readEnd()).isEmpty();
		assertThat(run.leftover()).isEmpty();
		assertThat(run.report()).isEqualTo(report);
	}

	private BatchJudge.Verdict verdict(MessageBatch batch, int kind) {
		return switch (kind) {
			case 1 -> BatchJudge.answered(batch, new BulkSendResult(batch.messages().size(), 0, List.of()));
			case 2 -> BatchJudge.failed(batch, new TracklyConnectionException("Refused", null));
			default -> BatchJudge.failed(batch, new IllegalStateException("Unexpected"));
		};
	}

	@Property
	void verdictNamesEachMessageOnce(@ForAll @IntRange(min = 1, max = 5) int size,
			@ForAll @IntRange(min = -2, max = 7) int queuedCount, @ForAll @IntRange(min = -2, max = 7) int errorCount,
			@ForAll List<@IntRange(min = -3, max = 6) Integer> indexes) {
		MessageBatch batch = new MessageBatch();
		for (int position = 0; position < size; position++) {
			batch.add(position * 10L, BulkServer.message(position), 1);
		}
		List<MessageError> errors = indexes.stream()
			.map((index) -> new MessageError(index, BulkServer.numberOf(Math.abs(index)), null, "x"))
			.toList();
		BatchJudge.Verdict verdict = BatchJudge.answered(batch, new BulkSendResult(queuedCount, errorCount, errors));
		List<Long> named = new ArrayList<>(verdict.rejected().stream().map(RejectedMessage::position).toList());
		named.addAll(verdict.unknown().stream().map(FailedMessage::position).toList());
		assertThat(named).doesNotHaveDuplicates().hasSize(size - verdict.queued());
		assertThat(verdict.unsent()).isEmpty();
		assertThat(verdict.queued()).isIn(0, queuedCount);
	}

}
