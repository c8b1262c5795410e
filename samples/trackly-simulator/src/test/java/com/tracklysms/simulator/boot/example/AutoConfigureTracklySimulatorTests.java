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
import com.tracklysms.simulator.api.TracklyEndpoint;
import com.tracklysms.simulator.boot.AutoConfigureTracklySimulator;
import com.tracklysms.simulator.journal.QueuedMessage;
import com.tracklysms.spring.error.TracklyRateLimitException;
import com.tracklysms.spring.settings.TracklyApiVersion;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AutoConfigureTracklySimulator @AutoConfigureTracklySimulator} with the
 * settings that applications have: of the other version, from a place that is not there.
 */
@SpringBootTest(properties = { "trackly.api-version=v1", "trackly.from=pn_of_the_application",
		"trackly.api-key=${ABSENT_KEY}", "trackly.base-url=https://api.example.com",
		"trackly.webhook.secrets=${ABSENT_SECRET}", "trackly.simulator.port=1", "trackly.retry.max-duration=0" })
@AutoConfigureTracklySimulator(apiVersion = TracklyApiVersion.V2, sendsPerSecond = 1, automaticCallbacks = true)
class AutoConfigureTracklySimulatorTests {

	@Autowired
	private TracklySimulator simulator;

	@Autowired
	private OrderNotices orderNotices;

	@Test
	void sendsOverTheVersion() {
		this.orderNotices.shipped("+12065550100");
		assertThat(this.simulator).queuedMessages()
			.singleElement()
			.extracting(QueuedMessage::endpoint)
			.isEqualTo(TracklyEndpoint.SEND);
	}

	@Test
	void keepsTheLimit() {
		assertThatExceptionOfType(TracklyRateLimitException.class).isThrownBy(() -> {
			for (int order = 0; order < 100; order++) {
				this.orderNotices.shipped("+12065550100");
			}
		});
		assertThat(this.simulator.getJournal().getRateLimitedCount()).isOne();
	}

	@Test
	void reportsDeliveriesByItself() {
		this.orderNotices.shipped("+12065550100");
		assertThat(this.simulator.callbacks().getWaitingCount()).isOne();
	}

	@Test
	void replacesASecretThatIsAbsent(@Autowired Environment environment) {
		assertThat(environment.getProperty("trackly.webhook.secrets"))
			.isEqualTo(TracklySimulator.DEFAULT_CALLBACK_SECRET);
	}

}
