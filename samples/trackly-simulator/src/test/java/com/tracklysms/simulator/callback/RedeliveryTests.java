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

package com.tracklysms.simulator.callback;

import java.lang.Thread.State;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.testsupport.CallbackReceiver;
import com.tracklysms.simulator.testsupport.CallbackReceiver.Received;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for callbacks that are sent again, over a time that the tests move.
 */
class RedeliveryTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final AtomicInteger status = new AtomicInteger(500);

	private final CallbackReceiver application = new CallbackReceiver((exchange) -> this.status.get());

	private final List<CallbackAttempt> attempts = Collections.synchronizedList(new ArrayList<>());

	private TracklySimulator simulator;

	private SimulatorCallbacks callbacks;

	@BeforeEach
	void start() {
		this.simulator = TracklySimulator.builder()
			.callbackUrl(this.application.url())
			.onCallback(this.attempts::add)
			.start();
		this.callbacks = this.simulator.callbacks();
	}

	@AfterEach
	void stop() {
		this.simulator.close();
		this.application.close();
	}

	@Test
	void followsTheDocumentedSchedule() {
		this.callbacks.send("{}");
		int received = 1;
		for (int minutes : new int[] { 1, 5, 15, 60, 120 }) {
			// Not to the second, as the time of the test passes too
			assertThat(this.callbacks.advance(Duration.ofMinutes(minutes).minusSeconds(50))).isEmpty();
			assertThat(this.application.received()).hasSize(received);
			assertThat(this.callbacks.advance(Duration.ofSeconds(50))).containsExactly(CallbackResult.answered(500));
			received++;
			assertThat(this.application.received()).hasSize(received);
		}
		assertThat(this.callbacks.getWaitingCount()).isZero();
		assertThat(this.callbacks.advance(Duration.ofDays(2))).isEmpty();
		assertThat(this.attempts).extracting(CallbackAttempt::number).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(this.attempts).extracting(CallbackAttempt::redelivery)
			.containsExactly(MINUTE, Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
					Duration.ofHours(2), null);
	}

	@Test
	void takesTheWholeScheduleAtOnce() {
		this.callbacks.send("{}");
		assertThat(this.callbacks.advance(Duration.ofHours(3).plusMinutes(21))).hasSize(5);
		assertThat(this.application.received()).hasSize(6);
	}

	@Test
	void repeatsBodyAndSignature() {
		this.callbacks.unsubscribe("+12065550100", "STOP");
		this.callbacks.advance(MINUTE);
		assertThat(this.application.received()).hasSize(2);
		assertThat(this.application.received()).extracting(Received::text)
			.containsOnly(this.application.received().get(0).text());
		assertThat(this.application.received()).extracting((each) -> each.header("X-trackly-signature"))
			.doesNotContain("")
			.containsOnly(this.application.received().get(0).header("X-trackly-signature"));
	}

	@Test
	void endsWithTheFirstSuccess() {
		this.callbacks.send("{}");
		assertThat(this.callbacks.getWaitingCount()).isOne();
		this.status.set(204);
		assertThat(this.callbacks.advance(Duration.ofDays(1))).containsExactly(CallbackResult.answered(204));
		assertThat(this.callbacks.getWaitingCount()).isZero();
	}

	@Test
	void successIsNotRepeated() {
		this.status.set(200);
		this.callbacks.send("{}");
		assertThat(this.callbacks.advance(Duration.ofDays(1))).isEmpty();
		assertThat(this.application.received()).hasSize(1);
	}

	@Test
	void repeatsWhatWasNotAnswered() {
		URI url = this.application.url();
		this.application.close();
		assertThat(this.callbacks.to(url).send("{}").status()).isZero();
		try (CallbackReceiver restarted = new CallbackReceiver()) {
			this.callbacks.to(restarted.url());
			assertThat(this.callbacks.advance(MINUTE)).containsExactly(CallbackResult.answered(204));
			assertThat(restarted.received()).hasSize(1);
		}
	}

	@Test
	void sendsInTheOrderOfTheirTimes() {
		this.callbacks.send("{\"number\":1}");
		this.callbacks.advance(Duration.ofSeconds(30));
		this.callbacks.send("{\"number\":2}");
		this.status.set(204);
		this.callbacks.advance(Duration.ofMinutes(2));
		assertThat(this.application.received()).extracting(Received::text)
			.containsExactly("{\"number\":1}", "{\"number\":2}", "{\"number\":1}", "{\"number\":2}");
	}

	@Test
	void clearForgetsWhatWaits() {
		this.callbacks.send("{}");
		this.callbacks.clear();
		assertThat(this.callbacks.getWaitingCount()).isZero();
		assertThat(this.callbacks.advance(Duration.ofDays(1))).isEmpty();
	}

	@Test
	void clearWaitsForWhatIsUnderWayAndDoesNotRepeatIt() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		AtomicBoolean answered = new AtomicBoolean();
		AtomicBoolean answeredBefore = new AtomicBoolean();
		try (CallbackReceiver slow = new CallbackReceiver((exchange) -> {
			arrived.countDown();
			answer.await();
			answered.set(true);
			return 500;
		})) {
			this.callbacks.send("{}");
			Thread advance = start(() -> this.callbacks.to(slow.url()).advance(MINUTE));
			arrived.await();
			Thread clear = start(() -> {
				this.callbacks.clear();
				answeredBefore.set(answered.get());
			});
			Awaitility.await().until(clear::getState, Set.of(State.WAITING, State.TERMINATED)::contains);
			answer.countDown();
			clear.join();
			advance.join();
			assertThat(answeredBefore).isTrue();
			assertThat(slow.received()).hasSize(1);
			assertThat(this.callbacks.getWaitingCount()).isZero();
		}
	}

	private static Thread start(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	@Test
	void advanceTakesNoNegativeTime() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.callbacks.advance(Duration.ofSeconds(-1)));
	}

	@Test
	void keepsTheInterruptOfAThread() {
		this.callbacks.send("{}");
		Thread.currentThread().interrupt();
		assertThat(this.callbacks.send("{}").failure()).isEqualTo("interrupted");
		assertThat(Thread.interrupted()).isTrue();
	}

}
