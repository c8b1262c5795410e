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

package com.tracklysms.spring.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.ledger.JdbcSendLedger;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BatchJobs;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.support.CompositeItemWriter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.spy;

/**
 * Tests for {@link TracklyItemWriter} within steps of Spring Batch.
 */
class TracklyItemWriterTests {

	private static final String CAMPAIGN = "spring-sale";

	private final AtomicReference<BulkServer.Handler> handler = new AtomicReference<>(BulkServer.Request::queue);

	private final BulkServer server = BulkServer.start((request) -> this.handler.get().handle(request));

	private final LedgerDatabase database = LedgerDatabase.h2();

	private final BatchJobs jobs = BatchJobs.in(this.database);

	private JdbcSendLedger ledger;

	@BeforeEach
	void openLedger() {
		this.ledger = this.database.ledger();
	}

	@AfterEach
	void close() {
		this.jobs.close();
		this.database.close();
		this.server.close();
	}

	@Test
	void eachItemIsSent() {
		JobExecution execution = run(items(25), writer());
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.server.sizes()).containsExactly(10, 10, 5);
		assertThat(sentPositions()).containsExactlyElementsOf(positions(25));
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(25, 0, 0, 0, 0));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 25, 0, 0, 0));
	}

	@Test
	void rejectedAndUnknownMessagesDoNotStopTheStep() {
		this.handler.set((request) -> {
			if (request.first() == 10) {
				request.reset();
			}
			else {
				request.reject(2, 3);
			}
		});
		JobExecution execution = run(items(30), writer());
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(16, 4, 0, 10, 0));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 16, 4, 0, 10));
	}

	@Test
	void unsentMessagesDoNotStopTheStepAndAreSentByTheNextJob() {
		this.handler.set((request) -> rateLimitFirstChunk(request));
		JobExecution execution = run(items(20), writer());
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(10, 0, 10, 0, 0));
		this.handler.set(BulkServer.Request::queue);
		JobExecution next = this.jobs.run("another", items(20), 10, (step) -> step.writer(writer().build()));
		assertThat(countsOf(next)).isEqualTo(new ItemCounts(10, 0, 0, 0, 10));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 20, 0, 0, 0));
	}

	@Test
	void unsentMessagesFailTheStepIfTheyMustNotBeLeftOut() {
		this.handler.set((request) -> rateLimitFirstChunk(request));
		JobExecution execution = run(items(20), writer().failOnUnsent(true));
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(BatchJobs.step(execution).getFailureExceptions()).singleElement()
			.satisfies((failure) -> assertThat(failure).hasRootCauseInstanceOf(TracklyRateLimitException.class)
				.hasStackTraceContaining("10 messages of the chunk were not sent. Restart the job to send them"));
		this.handler.set(BulkServer.Request::queue);
		JobExecution restarted = run(items(20), writer().failOnUnsent(true));
		assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(countsOf(restarted)).isEqualTo(new ItemCounts(20, 0, 0, 0, 0));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 20, 0, 0, 0));
	}

	private void rateLimitFirstChunk(BulkServer.Request request) throws IOException {
		if (request.first() == 0) {
			request.answer(429, "{}");
		}
		else {
			request.queue();
		}
	}

	@Test
	void refusedKeyStopsTheStepAndARestartSendsTheRest() {
		this.handler.set((request) -> {
			if (request.first() == 0) {
				request.queue();
			}
			else {
				request.answer(401, "{\"error\":\"Invalid API key\"}");
			}
		});
		JobExecution execution = run(items(30), writer());
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(BatchJobs.step(execution).getFailureExceptions()).singleElement()
			.satisfies((failure) -> assertThat(failure).hasRootCauseInstanceOf(TracklyAuthenticationException.class));
		assertThat(this.server.requests()).hasSize(2);
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(10, 0, 0, 0, 0));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 10, 0, 10, 0));
		this.handler.set(BulkServer.Request::queue);
		JobExecution restarted = run(items(30), writer());
		assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(countsOf(restarted)).isEqualTo(new ItemCounts(30, 0, 0, 0, 10));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 30, 0, 0, 0));
		assertThat(this.server.sizes()).containsExactly(10, 10, 10, 10);
	}

	@Test
	void refusedKeyLeavesNothingInFlightThatWasNotRead() {
		this.handler.set((request) -> request.answer(401, "{\"error\":\"Invalid API key\"}"));
		JobExecution execution = this.jobs.run(items(100), 100, (step) -> step.writer(writer(this.ledger, 10).build()));
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 0, 0, 100, 0));
	}

	static Stream<Arguments> shapes() {
		return Stream.of(shape("plain", BatchStatus.FAILED, (step) -> step),
				shape("fault-tolerant", BatchStatus.FAILED, ChunkOrientedStepBuilder::faultTolerant),
				shape("skip", BatchStatus.COMPLETED,
						(step) -> step.faultTolerant().skip(IllegalStateException.class).skipLimit(100)),
				shape("retry", BatchStatus.FAILED,
						(step) -> step.faultTolerant().retry(IllegalStateException.class).retryLimit(2)),
				shape("retry of anything", BatchStatus.FAILED, (step) -> step.faultTolerant().retryLimit(2)),
				shape("retry and skip", BatchStatus.COMPLETED,
						(step) -> step.faultTolerant()
							.retry(IllegalStateException.class)
							.retryLimit(2)
							.skip(IllegalStateException.class)
							.skipLimit(100)));
	}

	private static Arguments shape(String name, BatchStatus status,
			UnaryOperator<ChunkOrientedStepBuilder<Item, Item>> step) {
		return Arguments.of(name, status, step);
	}

	/**
	 * Another writer of the chunk fails for one item, so that Spring Batch writes the
	 * chunk again, or its items one by one.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("shapes")
	void itemsThatAreWrittenAgainAreNotSentAgain(String name, BatchStatus status,
			UnaryOperator<ChunkOrientedStepBuilder<Item, Item>> shape) {
		TracklyItemWriter<Item> writer = writer().build();
		JobExecution execution = this.jobs.run(items(30), 10,
				(step) -> shape.apply(step.listener(writer).writer(composite(writer, failingFor(14)))));
		assertThat(execution.getStatus()).isEqualTo(status);
		boolean completed = status == BatchStatus.COMPLETED;
		assertThat(sentPositions()).containsExactlyElementsOf(positions(completed ? 30 : 20));
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(completed ? 30 : 10, 0, 0, 0, 0));
		if (!completed) {
			JobExecution restarted = run(items(30), writer());
			assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		}
		assertThat(sentPositions()).containsExactlyElementsOf(positions(30));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 30, 0, 0, 0));
	}

	/**
	 * The same when it is our own writer that throws.
	 */
	@ParameterizedTest(name = "{0}")
	@MethodSource("shapes")
	void itemsAreNotSentAgainByTheExecutionThatCouldNotSendThem(String name, BatchStatus status,
			UnaryOperator<ChunkOrientedStepBuilder<Item, Item>> shape) {
		this.handler.set((request) -> request.answer(429, "{}"));
		this.jobs.run(items(10), 10,
				(step) -> shape.apply(step.writer(writer().failOnUnsent(true).build())
					.faultTolerant()
					.skip(UnsentMessagesException.class)
					.skipLimit(100)));
		assertThat(this.server.sizes()).containsExactly(10);
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(0, 0, 0, 10, 0));
	}

	private ItemWriter<Item> failingFor(int position) {
		return (chunk) -> {
			if (chunk.getItems().stream().anyMatch((item) -> item.position() == position)) {
				throw new IllegalStateException("Not this one");
			}
		};
	}

	private ItemWriter<Item> composite(ItemWriter<Item> first, ItemWriter<Item> second) {
		return new CompositeItemWriter<>(List.of(first, second));
	}

	@Test
	void itemsWithEqualKeysGetOneMessage() {
		List<Item> items = new ArrayList<>(items(20));
		items.addAll(5, items(3));
		items.addAll(items(3));
		JobExecution execution = run(items, writer());
		assertThat(sentPositions()).containsExactlyElementsOf(positions(20));
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(20, 0, 0, 0, 6));
	}

	@Test
	void ledgerThatFailsBeforeTheRequestStopsTheStepAndNothingIsSent() {
		SendLedger failing = spy(this.ledger);
		willThrow(new TransientDataAccessResourceException("down")).given(failing).claim(any(), any(), any());
		assertThat(run(items(20), writer(failing, 1000)).getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(this.server.requests()).isEmpty();
		JobExecution restarted = run(items(20), writer());
		assertThat(countsOf(restarted)).isEqualTo(new ItemCounts(20, 0, 0, 0, 0));
	}

	@Test
	void ledgerThatFailsOnceBeforeTheRequestIsRetried() {
		SendLedger failing = spy(this.ledger);
		willThrow(new TransientDataAccessResourceException("down")).willCallRealMethod()
			.given(failing)
			.claim(any(), any(), any());
		JobExecution execution = this.jobs.run(items(20), 10,
				(step) -> step.writer(writer(failing, 1000).build())
					.faultTolerant()
					.retry(TransientDataAccessResourceException.class)
					.retryLimit(2));
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(countsOf(execution)).isEqualTo(new ItemCounts(20, 0, 0, 0, 0));
	}

	@Test
	void ledgerThatFailsAfterTheRequestStopsTheStepAndTheMessagesAreNotSentAgain() {
		SendLedger failing = spy(this.ledger);
		willThrow(new TransientDataAccessResourceException("down")).given(failing).record(any(), any(), any());
		assertThat(run(items(20), writer(failing, 1000)).getStatus()).isEqualTo(BatchStatus.FAILED);
		JobExecution restarted = run(items(20), writer());
		assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(sentPositions()).containsExactlyElementsOf(positions(20));
		assertThat(countsOf(restarted)).isEqualTo(new ItemCounts(10, 0, 0, 0, 10));
		assertThat(this.ledger.counts(CAMPAIGN)).isEqualTo(new LedgerCounts(10, 10, 0, 0, 0));
	}

	/**
	 * The transaction of the chunk has the first connection.
	 */
	@Test
	void poolOfOneConnectionFailsTheStepAndSaysWhatToSet() {
		try (LedgerDatabase small = LedgerDatabase.withOneConnection(); BatchJobs jobs = BatchJobs.in(small)) {
			JobExecution execution = jobs.run(items(20), 10,
					(step) -> step.writer(writer(small.ledger(), 1000).build()));
			assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(execution.getAllFailureExceptions()).isNotEmpty()
				.allSatisfy((failure) -> assertThat(failure).cause()
					.isInstanceOf(DataAccessResourceFailureException.class)
					.hasMessageContaining("The send ledger got no connection")
					.hasMessageContaining("two connections for each worker")
					.hasMessageContaining("spring.datasource.hikari.maximum-pool-size"));
			assertThat(this.server.requests()).isEmpty();
			small.dataSource().setMaximumPoolSize(2);
			JobExecution restarted = jobs.run(items(20), 10,
					(step) -> step.writer(writer(small.ledger(), 1000).build()));
			assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(countsOf(restarted)).isEqualTo(new ItemCounts(20, 0, 0, 0, 0));
		}
	}

	@Test
	void campaignIsNamedAfterTheJobAndItsInstance() {
		JobExecution execution = run(items(10),
				TracklyItemWriter.<Item>builder(this.server.template(1000, 1).build(), this.ledger)
					.message(Item::message)
					.key(Item::key));
		assertThat(this.ledger.counts("notices-" + execution.getJobInstance().getInstanceId()).queued()).isEqualTo(10);
	}

	@Test
	void writerThatKnowsNoCampaignSaysWhatToDo() {
		TracklyItemWriter<Item> writer = TracklyItemWriter
			.<Item>builder(this.server.template(1000, 1).build(), this.ledger)
			.message(Item::message)
			.key(Item::key)
			.build();
		assertThatIllegalStateException().isThrownBy(() -> writer.write(new Chunk<>(items(1))))
			.withMessageContaining("listener(writer)");
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void writerNeedsMessageAndKey() {
		TracklyItemWriter.Builder<Item> builder = TracklyItemWriter.builder(this.server.template(1000, 1).build(),
				this.ledger);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("message");
		assertThatIllegalArgumentException().isThrownBy(builder.message(Item::message)::build)
			.withMessageContaining("key");
	}

	@Test
	void itemsAreCountedByOutcome() {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		this.handler.set((request) -> request.reject(1));
		TracklyItemWriter<Item> writer = writer().meterRegistry(meters).build();
		this.jobs.run(items(20), 10,
				(step) -> step.listener(writer)
					.writer(composite(writer, failingFor(14)))
					.faultTolerant()
					.skip(IllegalStateException.class)
					.skipLimit(1));
		assertThat(meters.get("trackly.batch.items")
			.tags("outcome", "queued", "job.name", "notices", "step.name", "send")
			.counter()
			.count()).isEqualTo(18);
		assertThat(meters.get("trackly.batch.items").tag("outcome", "rejected").counter().count()).isEqualTo(2);
		assertThat(meters.find("trackly.batch.items").tag("outcome", "skipped").counter()).isNull();
	}

	private JobExecution run(List<Item> items, TracklyItemWriter.Builder<Item> writer) {
		return this.jobs.run(items, 10, (step) -> step.writer(writer.build()));
	}

	private TracklyItemWriter.Builder<Item> writer() {
		return writer(this.ledger, 1000);
	}

	private TracklyItemWriter.Builder<Item> writer(SendLedger ledger, int batchSize) {
		return TracklyItemWriter
			.<Item>builder(this.server.template(batchSize, 1).retry((settings) -> settings.withMaxRetries(0)).build(),
					ledger)
			.message(Item::message)
			.key(Item::key)
			.campaign(CAMPAIGN);
	}

	private ItemCounts countsOf(JobExecution execution) {
		return ItemCounts.from(BatchJobs.step(execution).getExecutionContext());
	}

	private List<Integer> sentPositions() {
		return this.server.requests().stream().flatMap((request) -> request.positions().stream()).sorted().toList();
	}

	private static List<Integer> positions(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	private static List<Item> items(int count) {
		return IntStream.range(0, count).mapToObj(Item::new).toList();
	}

	record Item(int position) {

		SmsMessage message() {
			return BulkServer.message(this.position);
		}

		String key() {
			return "item-" + this.position;
		}

	}

}
