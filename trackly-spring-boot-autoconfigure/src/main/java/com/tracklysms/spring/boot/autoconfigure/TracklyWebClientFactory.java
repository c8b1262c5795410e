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

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Creates the builders of HTTP clients for templates. All of them share one connector,
 * and so one connection pool, which is created for the first builder.
 */
class TracklyWebClientFactory implements DisposableBean {

	private final HttpClientSettings settings;

	private final ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder;

	private final ObjectProvider<WebClient.Builder> webClientBuilder;

	private final ObjectProvider<WebClientCustomizer> applicationCustomizers;

	private final ObjectProvider<TracklyWebClientCustomizer> customizers;

	private final Supplier<ClientHttpConnector> connector = SingletonSupplier.of(this::newConnector);

	private volatile @Nullable ClientHttpConnector createdConnector;

	TracklyWebClientFactory(HttpClientSettings settings, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<WebClient.Builder> webClientBuilder,
			ObjectProvider<WebClientCustomizer> applicationCustomizers,
			ObjectProvider<TracklyWebClientCustomizer> customizers) {
		this.settings = settings;
		this.connectorBuilder = connectorBuilder;
		this.webClientBuilder = webClientBuilder;
		this.applicationCustomizers = applicationCustomizers;
		this.customizers = customizers;
	}

	WebClient.Builder newBuilder() {
		WebClient.Builder builder = this.webClientBuilder.getIfUnique(this::newApplicationBuilder)
			.clone()
			.clientConnector(this.connector.get());
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	/**
	 * If the application has several builders, none of them is used: one may be
	 * load-balanced and resolve hosts as services.
	 */
	private WebClient.Builder newApplicationBuilder() {
		WebClient.Builder builder = WebClient.builder();
		this.applicationCustomizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	void createConnector() {
		this.connector.get();
	}

	private ClientHttpConnector newConnector() {
		ClientHttpConnector connector = GuardedConnectors
			.guard(this.connectorBuilder.getIfAvailable(ClientHttpConnectorBuilder::detect))
			.build(this.settings);
		this.createdConnector = connector;
		return connector;
	}

	@Override
	public void destroy() throws Exception {
		if (this.createdConnector instanceof AutoCloseable closeable) {
			closeable.close();
		}
	}

}
