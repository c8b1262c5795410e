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

package com.tracklysms.spring.boot.webhook;

import java.time.Clock;

import com.tracklysms.spring.webhook.InMemoryWebhookEventStore;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.TracklyWebhookProcessorBuilder;
import com.tracklysms.spring.webhook.WebhookEventStore;
import com.tracklysms.spring.webhook.WebhookSignatureVerifier;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what processes events of the
 * webhook.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { TracklyWebhookSignatureAutoConfiguration.class, TracklyWebhookStoreAutoConfiguration.class })
@ConditionalOnWebApplication
@ConditionalOnClass(JsonMapper.class)
@ConditionalOnBean(WebhookSignatureVerifier.class)
public final class TracklyWebhookAutoConfiguration {

	TracklyWebhookAutoConfiguration() {
	}

	@Bean
	@ConditionalOnProperty(name = WebhookSettings.STORE, havingValue = "memory", matchIfMissing = true)
	@ConditionalOnMissingBean(WebhookEventStore.class)
	InMemoryWebhookEventStore tracklyWebhookEventStore(TracklyWebhookProperties properties) {
		return new WebhookSettings(properties).inMemoryStore(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean(TracklyWebhookProcessor.class)
	TracklyWebhookProcessor tracklyWebhookProcessor(TracklyWebhookProperties properties,
			WebhookSignatureVerifier signatureVerifier, WebhookEventStore store, ApplicationEventPublisher publisher,
			ObjectProvider<ObservationRegistry> observationRegistry) {
		TracklyWebhookProcessorBuilder builder = TracklyWebhookProcessor.builder(signatureVerifier, publisher)
			.store(store)
			.observationRegistry(observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP));
		new WebhookSettings(properties).applyTo(builder);
		return builder.build();
	}

}
