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

package com.tracklysms.spring.boot.autoconfigure;

import java.util.HashSet;
import java.util.Set;

import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.error.TracklyAuthenticationException;
import com.tracklysms.spring.message.SmsMessage;
import com.tracklysms.spring.testsupport.RawServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for an answer with status 401, which HTTP libraries may take for a challenge.
 */
class UnauthorizedTests {

	/**
	 * Jetty lost the body of one answer in fifteen.
	 */
	private static final int CALLS = 200;

	private final RawServer server = RawServer.start((connection) -> {
		while (true) {
			connection.readRequest();
			connection.answer(401, "{\"error\":\"Invalid API key\",\"code\":\"invalid_api_key\"}");
		}
	});

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "http-components", "jetty", "jdk" })
	void errorCodeIsNeverLost(String connector) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
							WebClientAutoConfiguration.class, TracklyAutoConfiguration.class))
			.withPropertyValues("trackly.from=pn_test", "trackly.api-key=trk_test",
					"trackly.base-url=http://localhost:" + this.server.port(),
					"spring.http.clients.reactive.connector=" + connector)
			.run((context) -> {
				TracklyOperations trackly = context.getBean(TracklyOperations.class);
				Set<@Nullable String> codes = new HashSet<>();
				for (int call = 0; call < CALLS; call++) {
					codes.add(codeOf(trackly));
				}
				assertThat(codes).containsExactly("invalid_api_key");
			});
	}

	private static @Nullable String codeOf(TracklyOperations trackly) {
		SmsMessage message = SmsMessage.of("+12065550100", "Hello");
		return catchThrowableOfType(TracklyAuthenticationException.class, () -> trackly.send(message)).getCode();
	}

}
