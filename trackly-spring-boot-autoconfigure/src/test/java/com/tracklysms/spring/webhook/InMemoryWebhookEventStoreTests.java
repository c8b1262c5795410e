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

package com.tracklysms.spring.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import com.tracklysms.spring.testsupport.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link InMemoryWebhookEventStore}.
 */
class InMemoryWebhookEventStoreTests {

	private static final Duration TIME_TO_LIVE = Duration.ofHours(25);

	private final MutableClock clock = new MutableClock(Instant.EPOCH);

	private final InMemoryWebhookEventStore store = new InMemoryWebhookEventStore(3, TIME_TO_LIVE, this.clock);

	private final AtomicInteger work = new AtomicInteger();

	@Test
	void workIsDoneOnce() {
		assertThat(execute("a")).isTrue();
		assertThat(execute("a")).isFalse();
		assertThat(execute("b")).isTrue();
		assertThat(this.work).hasValue(2);
	}

	@Test
	void workThatFailedIsDoneAgain() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.executeOnce("a", () -> {
			throw new IllegalStateException();
		}));
		assertThat(execute("a")).isTrue();
	}

	@Test
	void workIsNotDoneWhileItIsBeingDone() {
		this.store.executeOnce("a",
				() -> assertThatExceptionOfType(WebhookEventInProgressException.class).isThrownBy(() -> execute("a")));
		assertThat(this.work).hasValue(0);
	}

	@Test
	void eventsAreForgottenAfterTheirTime() {
		execute("a");
		this.clock.advance(TIME_TO_LIVE.minusMillis(1));
		assertThat(execute("a")).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(execute("a")).isTrue();
		assertThat(this.store.size()).isEqualTo(1);
	}

	@Test
	void oldestEventsAreForgottenFirst() {
		for (String key : new String[] { "a", "b", "c", "d" }) {
			execute(key);
		}
		assertThat(this.store.size()).isEqualTo(3);
		assertThat(execute("d")).isFalse();
		assertThat(execute("a")).isTrue();
	}

	@Test
	void duplicateInAFullStoreIsStillOneAndForgetsNothing() {
		for (String key : new String[] { "a", "b", "c" }) {
			execute(key);
		}
		assertThat(execute("a")).isFalse();
		assertThat(execute("a")).isFalse();
		assertThat(execute("b")).isFalse();
		assertThat(this.work).hasValue(3);
	}

	private boolean execute(String key) {
		return this.store.executeOnce(key, this.work::incrementAndGet);
	}

}
