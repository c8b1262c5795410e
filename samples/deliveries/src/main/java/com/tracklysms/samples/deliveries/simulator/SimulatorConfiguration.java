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

package com.tracklysms.samples.deliveries.simulator;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;
import com.tracklysms.spring.webhook.HmacWebhookSignatureVerifier;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A local Trackly for whoever has no API key yet. It reports the delivery of each message
 * by itself.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "trackly.api-key", havingValue = "simulator", matchIfMissing = true)
class SimulatorConfiguration {

	private static final String WEBHOOK = "http://127.0.0.1:%d/trackly/webhook";

	private final String secret = UUID.randomUUID().toString();

	@Bean
	TracklySimulator simulator() {
		SimulatedOptOuts optOuts = new SimulatedOptOuts();
		TracklySimulator simulator = TracklySimulator.builder()
			.callbackSecret(this.secret)
			.automaticCallbacks(true)
			.onCallback(optOuts)
			.start();
		optOuts.use(simulator.callbacks());
		return simulator;
	}

	@Bean
	ApplicationListener<WebServerInitializedEvent> webhookAddress(TracklySimulator simulator) {
		return (event) -> simulator.callbacks().to(URI.create(WEBHOOK.formatted(event.getWebServer().getPort())));
	}

	@Bean
	TracklyConnectionDetails simulatorConnectionDetails(TracklySimulator simulator) {
		return new SimulatorConnectionDetails(simulator.getBaseUrl(), simulator.getApiKey());
	}

	/**
	 * Takes the place of {@code trackly.webhook.secrets}, which nobody has to invent.
	 */
	@Bean
	HmacWebhookSignatureVerifier webhookSignatureVerifier() {
		return new HmacWebhookSignatureVerifier(List.of(this.secret));
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
