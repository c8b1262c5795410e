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

package com.tracklysms.benchmark.context;

import com.tracklysms.spring.observation.TracklyMeterObservationHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.webclient.observation.ObservationWebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * What Boot's metrics add to an application. With them on the class path, all
 * applications here would be observed.
 */
@Configuration(proxyBeanMethods = false)
class ObservedConfiguration {

	static final String EXCHANGES = "http.client.requests";

	@Bean
	MeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	ObservationRegistry observationRegistry(MeterRegistry meterRegistry, TracklyMeterObservationHandler handler) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(new DefaultMeterObservationHandler(meterRegistry))
			.observationHandler(handler);
		return registry;
	}

	/**
	 * For each WebClient of the application, the template's among them.
	 */
	@Bean
	ObservationWebClientCustomizer observationWebClientCustomizer(ObservationRegistry registry) {
		return new ObservationWebClientCustomizer(registry, new DefaultClientRequestObservationConvention(EXCHANGES));
	}

}
