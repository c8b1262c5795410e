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

import com.tracklysms.spring.boot.autoconfigure.OnTracklyEnabledCondition;
import com.tracklysms.spring.webhook.HmacWebhookSignatureVerifier;
import com.tracklysms.spring.webhook.WebhookSignatureVerifier;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the verifier of signatures,
 * without which there is no webhook.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication
@Conditional(OnTracklyEnabledCondition.class)
@EnableConfigurationProperties(TracklyWebhookProperties.class)
public final class TracklyWebhookSignatureAutoConfiguration {

	TracklyWebhookSignatureAutoConfiguration() {
	}

	@Bean
	@Conditional(OnWebhookSecretCondition.class)
	@ConditionalOnMissingBean(WebhookSignatureVerifier.class)
	HmacWebhookSignatureVerifier tracklyWebhookSignatureVerifier(TracklyWebhookProperties properties) {
		return new WebhookSettings(properties).signatureVerifier();
	}

}
