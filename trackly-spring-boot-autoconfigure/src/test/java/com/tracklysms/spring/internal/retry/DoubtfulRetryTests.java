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

package com.tracklysms.spring.internal.retry;

import java.time.Instant;
import java.util.List;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.error.IndeterminateTracklyException;
import com.tracklysms.spring.error.TracklyException;
import com.tracklysms.spring.message.BulkSendResult;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.observation.TracklyObservationContext;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Call;
import com.tracklysms.spring.testsupport.Contract;
import com.tracklysms.spring.testsupport.MutableClock;
import com.tracklysms.spring.testsupport.RecordedObservations;
import com.tracklysms.spring.testsupport.RecordingSleeper;
import com.tracklysms.spring.testsupport.TestTemplates;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for calls whose first attempt may have been accepted, and that are repeated
 * nevertheless: whatever a later attempt answers, it does not prove that nothing was
 * queued.
 */
@ParameterizedClass
@EnumSource
class DoubtfulRetryTests {

	private final RecordingSleeper sleeper = new RecordingSleeper(
			new MutableClock(Instant.parse("2026-11-23T10:00:00Z")));

	private final Contract contract;

	DoubtfulRetryTests(Contract contract) {
		this.contract = contract;
	}

	private TracklyOperations template(BulkServer server) {
		return this.contract.build(repeating(TestTemplates.forPort(server.port())));
	}

	private TracklyTemplateBuilder repeating(TracklyTemplateBuilder builder) {
		return TestTemplates.recording(builder, this.sleeper)
			.rateLimit((settings) -> settings.withAdaptive(false))
			.bulk((settings) -> settings.withBatchSize(3).withConcurrency(1))
			.retry((settings) -> settings.withIndeterminate(true).withMaxRetries(1));
	}

	/**
	 * A server that queues the first attempt without an answer, and refuses single
	 * messages of the next one.
	 */
	private static BulkServer doubtThenRefusal(int... refused) {
		return BulkServer.start((request) -> {
			if (request.server().requests().size() == 1) {
				request.reset();
			}
			else {
				request.reject(refused);
			}
		});
	}

	@Test
	void messagesOfABatchThatALaterAttemptRefusesMayHaveBeenQueued() {
		try (BulkServer server = doubtThenRefusal(1)) {
			SendReport report = template(server).sendAll(BulkServer.messages(3));
			assertThat(server.requests()).hasSize(2);
			assertThat(report.rejectedMessages()).isEmpty();
			assertThat(report.queued()).isEqualTo(2);
			assertThat(BulkServer.positions(report.unknownMessages())).containsExactly(1L);
			assertThat(report.unknownMessages()).allSatisfy((message) -> {
				assertThat(message.failure()).isInstanceOf(IndeterminateTracklyException.class)
					.hasMessageContaining("may have been queued")
					.hasMessageContaining("Opted out")
					.hasCauseInstanceOf(IndeterminateTracklyException.class);
				assertThat(message.failure().getMessage()).doesNotContain(BulkServer.numberOf(1));
			});
		}
	}

	@Test
	void messagesOfABulkRequestThatALaterAttemptRefusesMayHaveBeenQueued() {
		try (BulkServer server = doubtThenRefusal(1)) {
			BulkSendResult result = template(server).sendBulk(BulkServer.messages(3));
			assertThat(server.requests()).hasSize(2);
			assertThat(result.errors()).hasSize(1);
			assertThat(result.errorsConclusive()).isFalse();
			assertThat(result.addsUp()).isTrue();
		}
	}

	@Test
	void messagesThatALaterAttemptQueuesAreQueued() {
		try (BulkServer server = doubtThenRefusal()) {
			assertThat(template(server).sendBulk(BulkServer.messages(3)))
				.isEqualTo(new BulkSendResult(3, 0, List.of()));
		}
		try (BulkServer server = doubtThenRefusal()) {
			assertThat(template(server).sendAll(BulkServer.messages(3)).queued()).isEqualTo(3);
		}
	}

	@Test
	void refusalAfterARefusedRequestIsConclusive() {
		try (BulkServer server = BulkServer.start((request) -> {
			if (request.server().requests().size() == 1) {
				request.answer(429, "{}");
			}
			else {
				request.reject(1);
			}
		})) {
			assertThat(template(server).sendBulk(BulkServer.messages(3)).errorsConclusive()).isTrue();
		}
	}

	@Test
	void metersCountRefusedMessagesOfADoubtfulCallAsUnknown() {
		try (BulkServer server = doubtThenRefusal(1)) {
			RecordedObservations observations = new RecordedObservations();
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(observations);
			this.contract.build(repeating(TestTemplates.forPort(server.port())).observationRegistry(registry))
				.sendBulk(BulkServer.messages(3));
			assertThat(observations.only("trackly.send.bulk")).isInstanceOfSatisfying(TracklyObservationContext.class,
					(context) -> {
						assertThat(context.getQueued()).isEqualTo(2);
						assertThat(context.getRejected()).isZero();
						assertThat(context.getUnknown()).isEqualTo(1);
					});
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 307, 400, 401, 403, 404, 413, 418, 429 })
	void refusalOfTheWholeRequestAfterDoubtLeavesTheOutcomeOpen(int status) {
		for (Call call : Call.values()) {
			try (BulkServer server = BulkServer.start((request) -> {
				if (request.server().requests().size() == 1) {
					request.reset();
				}
				else {
					request.answer(status, "{\"error\":\"Refused\",\"code\":\"invalid_phone\"}");
				}
			})) {
				TracklyOperations template = template(server);
				TracklyException exception = catchThrowableOfType(TracklyException.class, () -> call.on(template));
				assertThat(exception).isInstanceOf(IndeterminateTracklyException.class);
				assertThat(exception.getSuppressed()).hasSize(1);
			}
		}
	}

}
