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

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.error.TracklyConnectionException;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.internal.retry.AttemptLog;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.testsupport.BulkServer;
import com.tracklysms.spring.testsupport.Connector;
import com.tracklysms.spring.testsupport.TestTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for sends of any number of messages in situations that hardly ever come.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SendAllEdgeTests {

	@Test
	void attemptThatEndedInAnUnknownWayMayHaveBeenAccepted() {
		AttemptLog attempts = new AttemptLog();
		attempts.begin().pass();
		attempts.failed(new IllegalStateException("Translator broke"));
		assertThat(attempts.abandon()).isFalse();
	}

	@Test
	void attemptThatWasRefusedWasNotAccepted() {
		AttemptLog attempts = new AttemptLog();
		attempts.begin().pass();
		attempts.failed(new TracklyRateLimitException("Too many", Duration.ZERO, null));
		assertThat(attempts.abandon()).isTrue();
		attempts.begin();
		attempts.failed(new TracklyConnectionException("No connection", null));
		assertThat(attempts.abandon()).isTrue();
	}

	@Test
	void attemptThatEndedInAnUnknownWayBeforeItWentOutWasNotAccepted() {
		AttemptLog attempts = new AttemptLog();
		attempts.begin();
		attempts.failed(new IllegalStateException("Filter broke"));
		assertThat(attempts.abandon()).isTrue();
		assertThat(attempts.begin().pass()).isFalse();
	}

	@Test
	void brokenClassPathEndsTheRunAtOnceAndKeepsTheAccount() {
		try (BulkServer server = BulkServer.queueing()) {
			WebClient.Builder broken = Connector.REACTOR.webClientBuilder(Duration.ofSeconds(30))
				.filter((request, next) -> {
					throw new NoClassDefFoundError("Application is broken");
				});
			TracklyTemplate template = TestTemplates.forPort(server.port(), broken)
				.bulk((bulk) -> bulk.withBatchSize(2).withConcurrency(2))
				.build();
			long start = System.nanoTime();
			SendAllException exception = catchThrowableOfType(SendAllException.class,
					() -> template.sendAll(BulkServer.messages(10)));
			assertThat(exception).hasRootCauseInstanceOf(NoClassDefFoundError.class);
			assertThat(exception.getReport().read()).isEqualTo(2);
			assertThat(exception.getReport().unsent()).isEqualTo(2);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void requestsThatHaveEndedAreForgotten() {
		Queue<WeakReference<Object>> subscribers = new ConcurrentLinkedQueue<>();
		Hooks.onLastOperator("edge", Operators.lift((scannable, subscriber) -> {
			if (subscriber.getClass().getSimpleName().equals("LambdaMonoSubscriber")) {
				subscribers.add(new WeakReference<>(subscriber));
			}
			return subscriber;
		}));
		try (BulkServer server = BulkServer.queueing()) {
			List<Long> alive = new ArrayList<>();
			server.template(1, 2).build().sendAll(BulkServer.messages(500), (outcome) -> {
				if (outcome.totals().queued() == 490) {
					System.gc();
					alive.add(subscribers.stream().filter((reference) -> reference.get() != null).count());
				}
			});
			assertThat(subscribers).hasSizeGreaterThanOrEqualTo(500);
			assertThat(alive).singleElement().satisfies((count) -> assertThat(count).isLessThan(50));
		}
		finally {
			Hooks.resetOnLastOperator("edge");
		}
	}

	@Test
	void progressConsumerMaySendMore() {
		try (BulkServer server = BulkServer.queueing()) {
			TracklyTemplate template = TestTemplates
				.timing(server.template(2, 2).rateLimit((limit) -> limit.withBulkPerSecond(1000)),
						(timing) -> timing.withDelay(Mono::delay))
				.build();
			List<SendReport> inner = new ArrayList<>();
			SendReport report = template.sendAll(BulkServer.messages(10),
					(outcome) -> inner.add(template.sendAll(BulkServer.messages(3))));
			assertThat(report.queued()).isEqualTo(10);
			assertThat(inner).hasSize(5).allSatisfy((each) -> assertThat(each.queued()).isEqualTo(3));
		}
	}

}
