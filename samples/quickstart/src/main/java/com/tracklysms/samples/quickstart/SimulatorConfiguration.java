package com.tracklysms.samples.quickstart;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.TracklyTemplateBuilder;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A local Trackly for whoever has no API key yet.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "trackly.api-key", havingValue = "simulator", matchIfMissing = true)
class SimulatorConfiguration {

	private static final int SENDS_PER_SECOND = 5;

	@Bean
	TracklySimulator simulator() {
		return TracklySimulator.builder().sendsPerSecond(SENDS_PER_SECOND).start();
	}

	@Bean
	TracklyConnectionDetails simulatorConnectionDetails(TracklySimulator simulator) {
		return new SimulatorConnectionDetails(simulator.getBaseUrl(), simulator.getApiKey());
	}

	@Bean
	SimulatorTour simulatorTour(TracklySimulator simulator, OrderNotices orderNotices,
			TracklyTemplateBuilder templateBuilder) {
		return new SimulatorTour(simulator, orderNotices, templateBuilder);
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
