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
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application sends to the simulator that has a key store of its own, and
 * to the simulator of the test if that has one.
 */
@TracklyTest(OrderNotices.class)
class ApplicationConnectionDetailsTests {

	@Test
	void simulatorComesBeforeTheConnectionOfTheApplication(@Autowired OrderNotices orderNotices,
			@Autowired TracklySimulator simulator) {
		orderNotices.shipped("+12065550100");
		assertThat(simulator).hasQueued(1);
		assertThat(simulator.getApiKey()).isEqualTo("trk_ofTheTest");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class KeyStoreConfiguration {

		@Bean
		TracklySimulator simulator() {
			return TracklySimulator.builder().apiKey("trk_ofTheTest").start();
		}

		@Bean
		TracklyConnectionDetails keyStore() {
			return new TracklyConnectionDetails() {

				@Override
				public String getBaseUrl() {
					return "https://api.example.com";
				}

				@Override
				public String getApiKey() {
					return "trk_rotated";
				}

			};
		}

	}

}
