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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.log.LogMessage;

/**
 * Configuration for an application under development that sends to a simulator which is
 * started with it: <pre class="code">
 * SpringApplication.from(MyApplication::main).with(TracklySimulatorConfiguration.class).run(args);
 * </pre>
 * <p>
 * It is set by {@code trackly.simulator.*}. It listens on port 8089 and reports the
 * delivery of each message to the application's webhook, unless set otherwise. An
 * application without {@code trackly.from} or {@code trackly.webhook.secrets} is given
 * those of the simulator.
 * <p>
 * With Spring Boot's DevTools the simulator keeps running over restarts of the
 * application, with its journal and the settings that it was started with.
 *
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@Import({ ApplicationDefaultsRegistrar.class, SimulatorWiring.class })
public class TracklySimulatorConfiguration {

	// As a text, since DevTools is on the class path of few
	private static final String RESTART_SCOPE = "org.springframework.boot.devtools.restart.RestartScope";

	private static final Log logger = LogFactory.getLog(TracklySimulatorConfiguration.class);

	private static TracklySimulator start(TracklySimulatorProperties properties, ConfigurableEnvironment environment) {
		TracklySimulator simulator = SimulatorFactory.start(properties, new ApplicationDefaults(environment));
		logger.info(LogMessage.format("Trackly simulator started, with an inbox at %s", simulator.getInboxUrl()));
		return simulator;
	}

	/**
	 * Configuration with DevTools, whose restarts the simulator outlives.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = RESTART_SCOPE)
	static class RestartConfiguration {

		@Bean
		@Scope("restart")
		TracklySimulator tracklySimulator(TracklySimulatorProperties properties, ConfigurableEnvironment environment) {
			return start(properties, environment);
		}

	}

	/**
	 * Configuration without DevTools.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass(RESTART_SCOPE)
	static class PlainConfiguration {

		@Bean(destroyMethod = "close")
		TracklySimulator tracklySimulator(TracklySimulatorProperties properties, ConfigurableEnvironment environment) {
			return start(properties, environment);
		}

	}

}
