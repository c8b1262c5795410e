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

import com.tracklysms.spring.internal.http.EgressBorder;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Creates the builders of HTTP clients for templates. All of them share one connector,
 * and so one connection pool, which is created for the first builder and closed when the
 * application stops.
 */
class TracklyWebClientFactory implements SmartLifecycle, DisposableBean {

	/**
	 * Stopped after the templates, and before Reactor's resources, whose phase is 0.
	 */
	private static final int PHASE = 1;

	private final SharedConnector connector;

	private final ObjectProvider<WebClient.Builder> webClientBuilder;

	private final ObjectProvider<WebClientCustomizer> applicationCustomizers;

	private final ObjectProvider<TracklyWebClientCustomizer> customizers;

	private volatile boolean running;

	TracklyWebClientFactory(HttpClientSettings settings, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<WebClient.Builder> webClientBuilder,
			ObjectProvider<WebClientCustomizer> applicationCustomizers,
			ObjectProvider<TracklyWebClientCustomizer> customizers) {
		this.connector = new SharedConnector(settings, connectorBuilder);
		this.webClientBuilder = webClientBuilder;
		this.applicationCustomizers = applicationCustomizers;
		this.customizers = customizers;
	}

	WebClient.Builder newBuilder() {
		WebClient.Builder builder = this.webClientBuilder.getIfUnique(this::newApplicationBuilder)
			.clone()
			.clientConnector(this.connector.create());
		EgressBorder border = new EgressBorder(builder);
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		border.complete(builder);
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
		this.connector.create();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.connector.close();
	}

	/**
	 * Also closes if the application failed to start, and so is not stopped.
	 */
	@Override
	public void destroy() {
		this.connector.close();
	}

}
