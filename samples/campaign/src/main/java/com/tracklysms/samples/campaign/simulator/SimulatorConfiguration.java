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

package com.tracklysms.samples.campaign.simulator;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A local Trackly for whoever has no API key yet, as slow as one with a limit.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "trackly.api-key", havingValue = "simulator", matchIfMissing = true)
class SimulatorConfiguration {

	private static final int JOURNAL_LIMIT = 1000;

	@Bean
	TracklySimulator simulator(@Value("${campaign.simulator.bulks-per-second}") int bulksPerSecond) {
		return TracklySimulator.builder().bulksPerSecond(bulksPerSecond).journalLimit(JOURNAL_LIMIT).start();
	}

	@Bean
	TracklyConnectionDetails simulatorConnectionDetails(TracklySimulator simulator) {
		return new SimulatorConnectionDetails(simulator.getBaseUrl(), simulator.getApiKey());
	}

	private record SimulatorConnectionDetails(String baseUrl, String apiKey) implements TracklyConnectionDetails {

		@Override
		public String getBaseUrl() {
			return this.baseUrl;
		}

		@Override
		public String getApiKey() {
			return this.apiKey;
		}

	}

}
