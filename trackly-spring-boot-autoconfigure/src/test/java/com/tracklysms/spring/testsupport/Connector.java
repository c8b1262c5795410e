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

package com.tracklysms.spring.testsupport;

import java.time.Duration;

import com.tracklysms.spring.internal.connector.HttpComponentsConnections;
import com.tracklysms.spring.internal.connector.JettyClients;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP libraries below WebClient, for tests of what holds over each of them.
 */
public enum Connector {

	REACTOR(ClientHttpConnectorBuilder.reactor()),

	HTTP_COMPONENTS(ClientHttpConnectorBuilder.httpComponents()
		.withConnectionConfigCustomizer(HttpComponentsConnections::checkBeforeUse)
		.withHttpClientCustomizer(HttpComponentsConnections::checkAfterUse)),

	JETTY(ClientHttpConnectorBuilder.jetty().withHttpClientCustomizer(JettyClients::readUnauthorized)),

	JDK(ClientHttpConnectorBuilder.jdk());

	private final ClientHttpConnectorBuilder<?> builder;

	Connector(ClientHttpConnectorBuilder<?> builder) {
		this.builder = builder;
	}

	public WebClient.Builder webClientBuilder(Duration readTimeout) {
		return webClientBuilder(Duration.ofSeconds(5), readTimeout);
	}

	public WebClient.Builder webClientBuilder(Duration connectTimeout, Duration readTimeout) {
		return WebClient.builder()
			.clientConnector(this.builder.build(HttpClientSettings.defaults()
				.withConnectTimeout(connectTimeout)
				.withReadTimeout(readTimeout)
				.withRedirects(HttpRedirects.DONT_FOLLOW)));
	}

}
