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

package com.tracklysms.samples.deliveries.testsupport;

import com.tracklysms.simulator.TracklySimulator;
import com.tracklysms.spring.boot.autoconfigure.TracklyConnectionDetails;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/**
 * A Trackly that the test has in hand.
 */
@TestConfiguration(proxyBeanMethods = false)
class TracklyConfiguration {

	@Bean
	Numbers numbers() {
		return new Numbers();
	}

	@Bean
	QueuedListener queuedListener() {
		return new QueuedListener();
	}

	@Bean
	TracklySimulator simulator(QueuedListener queuedListener) {
		return TracklySimulator.builder().onQueued(queuedListener).start();
	}

	@Bean
	TracklyConnectionDetails simulatorConnectionDetails(TracklySimulator simulator) {
		return new TracklyConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return simulator.getBaseUrl();
			}

			@Override
			public String getApiKey() {
				return simulator.getApiKey();
			}

		};
	}

	@Bean
	SignedPosts webhook(TracklySimulator simulator) {
		return new SignedPosts(simulator);
	}

	@Bean
	PageVisitor visitor() {
		return new PageVisitor();
	}

	@Bean
	ApplicationAddress applicationAddress(SignedPosts webhook, PageVisitor visitor) {
		return new ApplicationAddress(webhook, visitor);
	}

	/**
	 * Known when the server has started.
	 */
	record ApplicationAddress(SignedPosts webhook, PageVisitor visitor) {

		@EventListener
		void on(WebServerInitializedEvent event) {
			String address = "http://127.0.0.1:" + event.getWebServer().getPort();
			this.webhook.setAddress(address);
			this.visitor.setAddress(address);
		}

	}

}
