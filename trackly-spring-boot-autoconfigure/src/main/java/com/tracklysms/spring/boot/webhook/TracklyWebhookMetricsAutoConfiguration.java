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

import com.tracklysms.spring.observation.TracklyWebhookMeterObservationHandler;
import com.tracklysms.spring.webhook.WebhookSignatureVerifier;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for metrics of the webhook.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyWebhookSignatureAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnWebApplication
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, WebhookSignatureVerifier.class })
public final class TracklyWebhookMetricsAutoConfiguration {

	TracklyWebhookMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(TracklyWebhookMeterObservationHandler.class)
	TracklyWebhookMeterObservationHandler tracklyWebhookMeterObservationHandler(MeterRegistry meterRegistry) {
		return new TracklyWebhookMeterObservationHandler(meterRegistry);
	}

}
