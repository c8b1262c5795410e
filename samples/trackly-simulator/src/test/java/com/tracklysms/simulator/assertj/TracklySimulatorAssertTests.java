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

package com.tracklysms.simulator.assertj;

import java.time.Instant;
import java.util.Map;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.simulator.junit.TracklySimulatorExtension;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link TracklySimulatorAssert}.
 */
class TracklySimulatorAssertTests {

	@RegisterExtension
	static final TracklySimulatorExtension extension = new TracklySimulatorExtension();

	private final TracklySimulator simulator = extension.getSimulator();

	@Test
	void passesForWhatWasQueued() {
		queue("+12065550100", "Your code is 482901");
		assertThat(this.simulator).hasQueued(1)
			.hasQueued("+1 (206) 555-0100", "Your code is 482901")
			.hasQueuedTo("+12065550100")
			.hasQueuedNothingTo("+12065550101")
			.queuedMessages()
			.hasSize(1);
	}

	@Test
	void passesForNothing() {
		assertThat(this.simulator).hasQueuedNothing().hasQueued(0);
	}

	@Test
	void saysThatNothingWasQueued() {
		assertFails(() -> assertThat(this.simulator).hasQueuedTo("+12065550100"))
			.hasMessage("Expected a message to ****0100 to be queued, but nothing was, in 0 requests of which 0 were "
					+ "answered with 429");
	}

	@Test
	void saysWhereTheTextDiffers() {
		queue("+12065550100", "Your code is 123456");
		assertFails(() -> assertThat(this.simulator).hasQueued("+12065550100", "Your code is 48290"))
			.hasMessageStartingWith(
					"Expected a message to ****0100 with a text of 18 characters to be queued (the one to "
							+ "this number has 19 and differs from character 14 on), but 1 were:");
	}

	@Test
	void saysWhatWasQueuedInstead() {
		queue("+12065550101", "Hello");
		assertFails(() -> assertThat(this.simulator).hasQueued(2))
			.hasMessageContaining("Expected 2 messages to be queued")
			.hasMessageContaining("to=****0101");
		assertFails(() -> assertThat(this.simulator).hasQueued("+12065550100", "Hello"))
			.hasMessageContaining("to=****0101");
		assertFails(() -> assertThat(this.simulator).hasQueuedNothingTo("+12065550101"))
			.hasMessageContaining("to=****0101");
		assertFails(() -> assertThat(this.simulator).hasQueuedNothing()).hasMessageContaining("to=****0101");
	}

	@Test
	void showsNoMoreThanTenMessages() {
		for (int i = 10; i < 25; i++) {
			queue("+120655501" + i, "Hello");
		}
		assertFails(() -> assertThat(this.simulator).hasQueuedNothing()).hasMessageContaining("but 15 were:")
			.hasMessageContaining("to=****0119")
			.hasMessageNotContaining("to=****0120")
			.hasMessageEndingWith("...");
	}

	private void queue(String to, String body) {
		this.simulator.getJournal()
			.add(new QueuedMessage("msg_1", to, "pn_1", body, Map.of(), Instant.EPOCH, TracklyEndpoint.MESSAGES));
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertFails(ThrowingCallable assertion) {
		return assertThatThrownBy(assertion).isInstanceOf(AssertionError.class)
			.hasMessageNotContaining("2065550")
			.hasMessageNotContaining("482901")
			.hasMessageNotContaining("123456")
			.hasMessageNotContaining("Hello");
	}

}
