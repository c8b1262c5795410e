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
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import com.tracklysms.spring.internal.http.ApiKey;
import com.tracklysms.spring.internal.http.Redactor;
import com.tracklysms.spring.internal.json.Json;
import com.tracklysms.spring.internal.protocol.SendAnswers;
import com.tracklysms.spring.internal.protocol.SendProtocol;
import com.tracklysms.spring.internal.protocol.SendProtocolV1;
import com.tracklysms.spring.internal.protocol.SenderNotice;
import com.tracklysms.spring.message.MessageError;
import com.tracklysms.spring.message.RejectedMessage;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.settings.BulkSettings;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how full batches are with many senders, and what is held for it.
 */
class BatchAssemblerTests {

	private static final int COUNT = 50_000;

	private static final String BODY = "x".repeat(160);

	private static final SendProtocol V1 = new SendProtocolV1(new Json(),
			new SendAnswers(new Redactor(ApiKey.of("trk_x"))), new SenderNotice(new AtomicBoolean()), null);

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final Random random = new Random(1);

	private List<MessageBatch> cut(BatchAssembler assembler, int senders) {
		List<MessageBatch> batches = new ArrayList<>();
		for (int position = 0; position < COUNT; position++) {
			assembler.add(message(position, this.random.nextInt(senders)));
			takeAll(assembler, batches);
		}
		batches.addAll(assembler.drain());
		return batches;
	}

	private List<MessageBatch> takeAll(BatchAssembler assembler, List<MessageBatch> batches) {
		List<MessageBatch> taken = new ArrayList<>();
		for (MessageBatch batch = assembler.next(); batch != null; batch = assembler.next()) {
			taken.add(batch);
		}
		batches.addAll(taken);
		return taken;
	}

	private SmsMessage message(int position, int sender) {
		return new SmsMessage(BulkServer.numberOf(position), BODY, "pn_" + sender, null, null, null);
	}

	/**
	 * With 500 senders a batch of each does not fit; what does is released in large
	 * parts.
	 */
	@Test
	void noMoreMemoryIsHeldThanTheBufferHas() {
		long maxMemory = DataSize.ofMegabytes(4).toBytes();
		BatchAssembler assembler = new BatchAssembler(V1,
				BulkSettings.defaults().withBufferMemory(DataSize.ofBytes(maxMemory)), this.clock);
		List<MessageBatch> batches = new ArrayList<>();
		long held = 0;
		for (int position = 0; position < COUNT; position++) {
			SmsMessage message = message(position, this.random.nextInt(500));
			held += MemoryEstimate.of(V1.prepare(message));
			assembler.add(message);
			held -= takeAll(assembler, batches).stream().mapToLong(MessageBatch::memory).sum();
			assertThat(held).isLessThanOrEqualTo(maxMemory);
		}
		batches.addAll(assembler.drain());
		assertThat(batches.stream().mapToInt(MessageBatch::size).sum()).isEqualTo(COUNT);
		assertThat(batches).hasSizeLessThan(2500);
	}

	@Test
	void messagesAreEstimatedToTakeMoreMemoryThanTheirTexts() {
		SmsMessage message = message(0, 0);
		long shortMessage = MemoryEstimate.of(V1.prepare(message));
		assertThat(shortMessage).isBetween(2L * BODY.length(), 1000L);
		assertThat(MemoryEstimate.of(V1.prepare(SmsMessage.of("+1", "x".repeat(100_000)).withFrom("pn_a"))))
			.isGreaterThan(200_000);
		assertThat(MemoryEstimate.of(V1.prepare(message.withMetadata(Map.of("a", 1, "b", 2)))))
			.isGreaterThan(shortMessage + 200);
		String explanation = "x".repeat(500);
		assertThat(MemoryEstimate
			.of(new RejectedMessage(0, message, new MessageError(-1, message.to(), null, explanation))))
			.isGreaterThan(shortMessage + 1000);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, Long.MAX_VALUE })
	void bufferOfAnySizeWorks(long bytes) {
		BatchAssembler assembler = new BatchAssembler(V1,
				BulkSettings.defaults().withBufferMemory(DataSize.ofBytes(bytes)), this.clock);
		assertThat(assembler.add(message(0, 0))).isTrue();
		assertThat(assembler.next() == null).isEqualTo(bytes > 1);
		assertThat(assembler.drain()).hasSize((bytes > 1) ? 1 : 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 50, 500 })
	void messagesOfManySendersInAnyOrderGoOutInNoMoreRequestsThanTheyNeed(int senders) {
		List<MessageBatch> batches = cut(new BatchAssembler(V1, BulkSettings.defaults(), this.clock), senders);
		int needed = batches.stream()
			.collect(Collectors.groupingBy(MessageBatch::from, Collectors.summingInt(MessageBatch::size)))
			.values()
			.stream()
			.mapToInt((count) -> (count + 999) / 1000)
			.sum();
		assertThat(batches).hasSize(needed);
	}

	@Test
	void batchIsDueWhenItsFirstMessageHasLingered() {
		BatchAssembler assembler = new BatchAssembler(V1, BulkSettings.defaults(), this.clock);
		assertThat(assembler.untilLingered()).isNull();
		assertThat(assembler.add(message(0, 0))).isTrue();
		this.clock.advance(Duration.ofMillis(600));
		assertThat(assembler.add(message(1, 0))).isFalse();
		assertThat(assembler.add(message(2, 1))).isTrue();
		assertThat(assembler.next()).isNull();
		assertThat(assembler.untilLingered()).isEqualTo(Duration.ofMillis(400));
		this.clock.advance(Duration.ofMillis(400));
		assertThat(assembler.untilLingered()).isZero();
		assertThat(assembler.next()).isNotNull().extracting(MessageBatch::positions).isEqualTo(List.of(0L, 1L));
		assertThat(assembler.next()).isNull();
		assertThat(assembler.untilLingered()).isEqualTo(Duration.ofMillis(600));
	}

	@Test
	void messagesThatAreRefusedLingerToo() {
		BatchAssembler assembler = new BatchAssembler(V1, BulkSettings.defaults(), this.clock);
		assertThat(assembler.add(SmsMessage.of("", "x"))).isTrue();
		assertThat(assembler.next()).isNull();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(assembler.next()).isNotNull().satisfies((batch) -> assertThat(batch.isRefused()).isTrue());
	}

	/**
	 * A campaign that is faster than its requests keeps its full batches, and yet no
	 * sender waits forever.
	 */
	@Test
	void batchThatHasLingeredWaitsForSomeFullOnesAndNotForAll() {
		BatchAssembler assembler = new BatchAssembler(V1, BulkSettings.defaults().withBatchSize(2), this.clock);
		assembler.add(message(0, 1));
		assembler.add(message(1, 2));
		this.clock.advance(Duration.ofSeconds(1));
		List<String> senders = new ArrayList<>();
		for (int position = 2; position < 30; position += 2) {
			assembler.add(message(position, 0));
			assembler.add(message(position + 1, 0));
			senders.add(assembler.next().from());
		}
		assertThat(senders).startsWith("pn_0", "pn_0", "pn_0", "pn_0", "pn_1", "pn_0", "pn_0", "pn_0", "pn_0", "pn_2",
				"pn_0");
	}

	@Test
	void longestLingerIsForever() {
		BatchAssembler assembler = new BatchAssembler(V1,
				BulkSettings.defaults().withLinger(Duration.ofSeconds(Long.MAX_VALUE)), this.clock);
		assembler.add(message(0, 0));
		assertThat(assembler.untilLingered()).isGreaterThan(Duration.ofDays(100_000));
	}

}
