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

import com.tracklysms.spring.testsupport.WebhookRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is told about the endpoint at start.
 */
@ExtendWith(OutputCaptureExtension.class)
class EndpointNoticeTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(
			TracklyWebhookSignatureAutoConfiguration.class, TracklyWebhookStoreAutoConfiguration.class,
			TracklyWebhookAutoConfiguration.class, TracklyWebhookWebMvcAutoConfiguration.class,
			TracklyWebhookWebFluxAutoConfiguration.class);

	private static final String[] PROPERTIES = { "trackly.webhook.secrets=" + WebhookRequests.SECRET,
			"trackly.webhook.path=/hooks/sms" };

	private static final String NOTICE = "received by POST /hooks/sms. Security must permit it";

	@Test
	void pathIsToldOnSpringMvc(CapturedOutput output) {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(PROPERTIES)
			.run((context) -> assertThat(output).containsOnlyOnce(NOTICE)
				.containsPattern("INFO .*" + NOTICE)
				.doesNotContain(WebhookRequests.SECRET));
	}

	@Test
	void pathIsToldOnSpringWebFlux(CapturedOutput output) {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues(PROPERTIES)
			.run((context) -> assertThat(output).containsOnlyOnce(NOTICE)
				.containsPattern("INFO .*" + NOTICE)
				.doesNotContain(WebhookRequests.SECRET));
	}

	@Test
	void nothingIsToldWithoutSecret(CapturedOutput output) {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(output).doesNotContain("received by POST"));
	}

}
