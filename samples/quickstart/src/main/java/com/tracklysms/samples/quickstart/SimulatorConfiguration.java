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

package com.tracklysms.samples.quickstart;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.simulator.boot.TracklySimulatorConfiguration;
import com.tracklysms.spring.TracklyTemplateBuilder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/**
 * A local Trackly for whoever has no API key yet.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "trackly.api-key", havingValue = "simulator", matchIfMissing = true)
@Import(TracklySimulatorConfiguration.class)
class SimulatorConfiguration {

	@Bean
	@Order(0)
	SimulatorTour simulatorTour(TracklySimulator simulator, OrderNotices orderNotices,
			TracklyTemplateBuilder templateBuilder) {
		return new SimulatorTour(simulator, orderNotices, templateBuilder);
	}

	@Bean
	@Profile(Inbox.PROFILE)
	Inbox inbox(TracklySimulator simulator) {
		return new Inbox(simulator);
	}

}
