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

	private final Random random = new Random(1);

	private List<MessageBatch> cut(BatchAssembler assembler, int senders) {
		List<MessageBatch> batches = new ArrayList<>();
		for (int position = 0; position < COUNT; position++) {
			MessageBatch batch = assembler.add(message(position, this.random.nextInt(senders)));
			if (batch != null) {
				batches.add(batch);
			}
		}
		batches.addAll(assembler.drain());
		return batches;
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
				BulkSettings.defaults().withBufferMemory(DataSize.ofBytes(maxMemory)));
		List<MessageBatch> batches = new ArrayList<>();
		long held = 0;
		for (int position = 0; position < COUNT; position++) {
			SmsMessage message = message(position, this.random.nextInt(500));
			held += MemoryEstimate.of(V1.prepare(message));
			MessageBatch batch = assembler.add(message);
			if (batch != null) {
				batches.add(batch);
				held -= batch.memory();
			}
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
				BulkSettings.defaults().withBufferMemory(DataSize.ofBytes(bytes)));
		MessageBatch batch = assembler.add(message(0, 0));
		assertThat(batch == null).isEqualTo(bytes > 1);
		assertThat(assembler.drain()).hasSize((bytes > 1) ? 1 : 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 50, 500 })
	void messagesOfManySendersInAnyOrderGoOutInNoMoreRequestsThanTheyNeed(int senders) {
		List<MessageBatch> batches = cut(new BatchAssembler(V1, BulkSettings.defaults()), senders);
		int needed = batches.stream()
			.collect(Collectors.groupingBy(MessageBatch::from, Collectors.summingInt(MessageBatch::size)))
			.values()
			.stream()
			.mapToInt((count) -> (count + 999) / 1000)
			.sum();
		assertThat(batches).hasSize(needed);
	}

}
