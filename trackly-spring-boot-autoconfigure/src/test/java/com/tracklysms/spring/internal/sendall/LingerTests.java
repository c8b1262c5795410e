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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.ManualTimer;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for sources that give messages slowly, so that batches do not get full. They
 * block the thread that reads them.
 */
@ParameterizedClass
@EnumSource
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LingerTests {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final Contract contract;

	private final ManualTimer timer;

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	LingerTests(Contract contract) {
		this.contract = contract;
		this.timer = new ManualTimer(this.clock);
	}

	private TracklyTemplateBuilder template(BulkServer server, int batchSize, int concurrency) {
		TracklyTemplateBuilder builder = server.template(batchSize, concurrency)
			.bulk((settings) -> settings.withLinger(LINGER));
		return TestTemplates.timing(builder, (timing) -> timing.withClock(this.clock).withTimer(this.timer));
	}

	private SendReport sendAll(TracklyTemplateBuilder builder, Iterable<SmsMessage> source) {
		return sendAll(builder, source, (outcome) -> {
		});
	}

	/**
	 * A source that blocks must not do so on the threads that send.
	 */
	private SendReport sendAll(TracklyTemplateBuilder builder, Iterable<SmsMessage> source,
			Consumer<BatchOutcome> progress) {
		if (!this.contract.isReactive()) {
			return this.contract.build(builder).sendAll(source, progress);
		}
		AtomicReference<SendReport> report = new AtomicReference<>();
		this.contract.configure(builder)
			.buildReactive()
			.sendAll(Flux.fromIterable(source).subscribeOn(Schedulers.boundedElastic()), report::set)
			.doOnNext(progress)
			.blockLast();
		return report.get();
	}

	/**
	 * A source that calls an action before it gives each message, and one more at its
	 * end.
	 */
	private Iterable<SmsMessage> source(int count, IntConsumer before) {
		return () -> IntStream.rangeClosed(0, count)
			.peek(before)
			.filter((position) -> position < count)
			.mapToObj((position) -> BulkServer.message(position).withFrom(this.contract.sender(position % 2)))
			.iterator();
	}

	private void await(BulkServer server, int answered) {
		while (server.answeredMessages() < answered && !Thread.currentThread().isInterrupted()) {
			Thread.onSpinWait();
		}
	}

	@Test
	void whatHasLingeredIsSentWhileTheSourceGivesNothing() {
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = sendAll(template(server, 10, 2), source(7, (position) -> {
				if (position == 4 || position == 6) {
					assertThat(server.answeredMessages()).isEqualTo((position == 4) ? 0 : 4);
					assertThat(this.timer.runDown()).isEqualTo(LINGER);
					await(server, position);
				}
			}));
			assertThat(report.queued()).isEqualTo(7);
			assertThat(server.sizes())
				.containsExactlyElementsOf(this.contract.isV2() ? List.of(4, 2, 1) : List.of(2, 2, 1, 1, 1));
			this.timer.awaitStopped();
		}
	}

	@Test
	void messageLingersFromWhenItWasRead() {
		try (BulkServer server = BulkServer.queueing()) {
			SendReport report = sendAll(template(server, 10, 2), source(2, (position) -> {
				if (position == 1) {
					this.clock.advance(Duration.ofMillis(700));
				}
				else if (position == 2) {
					assertThat(this.timer.runDown()).isEqualTo(LINGER);
					if (!this.contract.isV2()) {
						await(server, 1);
						assertThat(this.timer.runDown()).isEqualTo(Duration.ofMillis(700));
					}
					await(server, 2);
				}
			}));
			assertThat(report.queued()).isEqualTo(2);
		}
	}

	@Test
	void messagesThatAreRefusedAreToldWhenTheyHaveLingered() {
		try (BulkServer server = BulkServer.queueing()) {
			List<BatchOutcome> outcomes = new ArrayList<>();
			Iterable<SmsMessage> source = () -> IntStream.range(0, 2).mapToObj((position) -> {
				if (position == 1) {
					this.timer.runDown();
				}
				return (position == 0) ? SmsMessage.of("", "x") : BulkServer.message(1);
			}).iterator();
			SendReport report = sendAll(template(server, 10, 2), source, outcomes::add);
			assertThat(report.rejected()).isOne();
			assertThat(outcomes).extracting(BatchOutcome::position).containsExactly(0L, 1L);
		}
	}

	@Test
	void sourceThatFailsAfterItLingeredKeepsTheAccount() {
		try (BulkServer server = BulkServer.queueing()) {
			List<BatchOutcome> outcomes = new ArrayList<>();
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> sendAll(template(server, 10, 2), source(9, (position) -> {
						if (position == 4) {
							this.timer.runDown();
							await(server, 4);
						}
						else if (position == 6) {
							throw new IllegalStateException("Source broke");
						}
					}), outcomes::add));
			assertThat(exception.getReport().read()).isEqualTo(6);
			assertThat(exception.getReport().queued()).isEqualTo(4);
			assertThat(BulkServer.positions(exception.getReport().unsentMessages())).containsExactly(4L, 5L);
			assertThat(outcomes.stream().mapToLong(BatchOutcome::size).sum()).isEqualTo(6);
			this.timer.awaitStopped();
		}
	}

	@Test
	void runThatIsStoppedByWhatHasLingeredReadsNoFurther() {
		try (BulkServer server = BulkServer.start((request) -> request.answer(401, "{}"))) {
			SendReport report = sendAll(template(server, 10, 2), source(9, (position) -> {
				if (position == 4) {
					this.timer.runDown();
					await(server, 2);
				}
			}));
			assertThat(report.stoppedBy()).isNotNull();
			assertThat(report.unsent()).isEqualTo(report.read());
		}
	}

	@Test
	void lingerOfZeroSendsAsSoonAsARequestMayBeMade() {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplateBuilder builder = template(server, 10, 2)
				.bulk((settings) -> settings.withLinger(Duration.ZERO));
			SendReport report = sendAll(builder, source(3, (position) -> {
				await(server, position);
			}));
			assertThat(report.queued()).isEqualTo(3);
			assertThat(server.sizes()).containsExactly(1, 1, 1);
		}
	}

}
