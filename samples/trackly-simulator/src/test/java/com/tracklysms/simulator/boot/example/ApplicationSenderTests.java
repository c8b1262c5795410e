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

package com.tracklysms.simulator.boot.example;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklyTest;
import com.tracklysms.simulator.journal.QueuedMessage;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the simulator takes messages from whatever number the application has.
 */
@TracklyTest(value = OrderNotices.class,
		properties = { "trackly.api-version=v2", "trackly.from=+18005550142", "trackly.webhook.secrets=a,b" })
class ApplicationSenderTests {

	@Test
	void simulatorKnowsTheSenderOfTheApplication(@Autowired TracklySimulator simulator,
			@Autowired OrderNotices orderNotices) {
		orderNotices.shipped("+12065550100");
		assertThat(simulator).queuedMessages()
			.singleElement()
			.extracting(QueuedMessage::from)
			.isEqualTo("+18005550142");
		assertThat(simulator.getListNumber()).isEqualTo("+18005550142");
	}

	@Test
	void callbacksAreSignedWithTheSecretOfTheApplication(@Autowired TracklySimulator simulator) {
		assertThat(simulator.callbacks().unsubscribe("+12065550100", "STOP").status()).isEqualTo(204);
	}

}
