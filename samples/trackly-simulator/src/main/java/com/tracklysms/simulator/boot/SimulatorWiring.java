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
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Configuration that joins a simulator and an application, in tests and in development.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TracklySimulatorProperties.class)
class SimulatorWiring {

	/**
	 * Before those of the application, whose keys may come from a store of their own.
	 */
	@Bean
	@Primary
	SimulatorConnectionDetails tracklySimulatorConnectionDetails(TracklySimulator simulator) {
		return new SimulatorConnectionDetails(simulator);
	}

	@Bean
	ApplicationCallbacks tracklySimulatorCallbacks(TracklySimulator simulator, ConfigurableEnvironment environment,
			ObjectProvider<TracklyWebhookProcessor> processor) {
		return new ApplicationCallbacks(simulator, new ApplicationDefaults(environment).secret(), processor);
	}

	/**
	 * Configuration for applications that may have a web server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebServerInitializedEvent.class)
	static class WebServerConfiguration {

		@Bean
		WebServerListener tracklySimulatorWebServerListener(ApplicationCallbacks callbacks) {
			return new WebServerListener(callbacks::connect);
		}

	}

}
