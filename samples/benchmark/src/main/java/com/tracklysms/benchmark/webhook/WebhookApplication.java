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

package com.tracklysms.benchmark.webhook;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tracklysms.spring.webhook.DeliveryEvent;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Application with a webhook, and with a handler that is what somebody would write who
 * neither verifies nor de-duplicates.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({ WebhookApplication.BareHandler.class, WebhookApplication.Deliveries.class })
class WebhookApplication {

	static final String BARE = "/bare";

	static final String WEBHOOK = "/trackly/webhook";

	@Bean
	LongAdder events() {
		return new LongAdder();
	}

	/**
	 * Listener that does next to nothing.
	 */
	static class Deliveries {

		private final LongAdder events;

		Deliveries(LongAdder events) {
			this.events = events;
		}

		@EventListener
		void on(DeliveryEvent event) {
			this.events.increment();
		}

	}

	/**
	 * Reads the body into a record, and answers.
	 */
	@RestController
	static class BareHandler {

		private final LongAdder events;

		BareHandler(LongAdder events) {
			this.events = events;
		}

		@PostMapping(BARE)
		ResponseEntity<Void> receive(@RequestBody Delivery delivery) {
			if (delivery.status() != null) {
				this.events.increment();
			}
			return ResponseEntity.noContent().build();
		}

	}

	record Delivery(String event, @JsonProperty("message_id") String messageId, String to,
			@JsonProperty("list_number") String listNumber, String status,
			@JsonProperty("status_detail") String statusDetail, String provider, Instant timestamp) {

	}

}
