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

package com.tracklysms.simulator.boot;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the simulator of a test.
 *
 * @since 0.1.0
 * @see AutoConfigureTracklySimulator
 */
@AutoConfiguration(before = TracklyAutoConfiguration.class)
@Import(SimulatorWiring.class)
public final class TracklySimulatorTestAutoConfiguration {

	TracklySimulatorTestAutoConfiguration() {
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	TracklySimulator tracklySimulator(TracklySimulatorProperties properties, ConfigurableEnvironment environment) {
		return SimulatorFactory.start(properties, new ApplicationDefaults(environment));
	}

}
