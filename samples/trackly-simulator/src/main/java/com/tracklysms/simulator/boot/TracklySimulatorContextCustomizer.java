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

import java.util.LinkedHashMap;
import java.util.Map;

import com.tracklysms.spring.settings.TracklyApiVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * {@link ContextCustomizer} that puts the attributes of
 * {@link AutoConfigureTracklySimulator @AutoConfigureTracklySimulator} into the
 * environment. Equal ones share a context.
 *
 * @param apiVersion the version of the API, {@code null} for that of the application
 * @param port the port, 0 for any free one
 * @param sendsPerSecond the limit of single sends, 0 for none
 * @param bulksPerSecond the limit of bulk requests, 0 for none
 * @param automaticCallbacks whether deliveries are reported by themselves
 */
record TracklySimulatorContextCustomizer(@Nullable TracklyApiVersion apiVersion, int port, int sendsPerSecond,
		int bulksPerSecond, boolean automaticCallbacks) implements ContextCustomizer {

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		ConfigurableEnvironment environment = context.getEnvironment();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("@" + AutoConfigureTracklySimulator.class.getSimpleName(), properties()));
		ApplicationDefaults defaults = new ApplicationDefaults(environment);
		if (this.apiVersion != null) {
			defaults.replaceSenderOfOtherThan(this.apiVersion);
		}
		defaults.addMissing();
	}

	private Map<String, Object> properties() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(TracklySimulatorProperties.PREFIX + ".port", this.port);
		properties.put(TracklySimulatorProperties.PREFIX + ".sends-per-second", this.sendsPerSecond);
		properties.put(TracklySimulatorProperties.PREFIX + ".bulks-per-second", this.bulksPerSecond);
		properties.put(TracklySimulatorProperties.PREFIX + ".automatic-callbacks", this.automaticCallbacks);
		properties.put(TracklySimulatorProperties.PREFIX + ".journal-size", Integer.MAX_VALUE);
		if (this.apiVersion != null) {
			properties.put(ApplicationDefaults.API_VERSION, this.apiVersion);
		}
		return properties;
	}

}
