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

import com.tracklysms.spring.boot.webhook.TracklyWebhookAutoConfiguration;
import com.tracklysms.spring.boot.webhook.TracklyWebhookProperties;
import com.tracklysms.spring.webhook.HmacWebhookSignatureVerifier;
import com.tracklysms.spring.webhook.TracklyWebhookProcessor;
import com.tracklysms.spring.webhook.WebhookSignatureVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what processes events of the
 * webhook where a {@link TracklyTest @TracklyTest} has left out what makes the
 * application a web application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyWebhookAutoConfiguration.class)
@ConditionalOnMissingBean(TracklyWebhookProcessor.class)
@EnableConfigurationProperties(TracklyWebhookProperties.class)
public final class TracklyWebhookTestAutoConfiguration {

	TracklyWebhookTestAutoConfiguration() {
	}

	@Bean
	TracklyWebhookProcessor tracklyWebhookProcessor(TracklyWebhookProperties properties,
			ObjectProvider<WebhookSignatureVerifier> verifier, ApplicationEventPublisher publisher) {
		return TracklyWebhookProcessor
			.builder(verifier.getIfAvailable(() -> new HmacWebhookSignatureVerifier(properties.getSecrets())),
					publisher)
			.maxBodySize(properties.getMaxBodySize())
			.maxAge(properties.getMaxAge())
			.maxClockSkew(properties.getMaxClockSkew())
			.build();
	}

}
