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

import com.tracklysms.spring.webhook.TracklyWebhookProcessor;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the webhook on Spring MVC.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyWebhookAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean(TracklyWebhookProcessor.class)
public final class TracklyWebhookWebMvcAutoConfiguration {

	TracklyWebhookWebMvcAutoConfiguration() {
	}

	@Bean
	WebMvcWebhookHandlerMapping tracklyWebhookHandlerMapping(TracklyWebhookProcessor processor,
			TracklyWebhookProperties properties) {
		String path = new WebhookSettings(properties).path();
		EndpointNotice.log(path);
		return new WebMvcWebhookHandlerMapping(path, new WebMvcWebhookHandler(processor));
	}

	@Bean
	WebMvcWebhookExceptionResolver tracklyWebhookExceptionResolver(TracklyWebhookProperties properties) {
		return new WebMvcWebhookExceptionResolver(new WebhookSettings(properties).path());
	}

}
