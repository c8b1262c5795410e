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
