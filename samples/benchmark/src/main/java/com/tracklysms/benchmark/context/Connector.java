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

package com.tracklysms.benchmark.context;

import java.util.List;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The HTTP libraries below the WebClient, chosen and set as an application would, and
 * whether what they do is observed.
 */
public enum Connector {

	/**
	 * The one that Boot finds first.
	 */
	REACTOR_NETTY(List.of(), List.of()),

	/**
	 * With the pool it comes with: 5 connections to one host.
	 */
	HTTP_COMPONENTS(List.of("--spring.http.clients.reactive.connector=http-components"), List.of()),

	/**
	 * With a connection for each of the threads.
	 */
	HTTP_COMPONENTS_64(HTTP_COMPONENTS.arguments, List.of(LargePool.class)),

	/**
	 * The first one in an application that keeps meters.
	 */
	REACTOR_NETTY_OBSERVED(List.of(), List.of(ObservedConfiguration.class)),

	/**
	 * The same, with the observations of exchanges switched off.
	 */
	REACTOR_NETTY_CALLS_OBSERVED(List.of(), List.of(ObservedConfiguration.class, CallsOnly.class));

	private final List<String> arguments;

	private final List<Class<?>> configurations;

	Connector(List<String> arguments, List<Class<?>> configurations) {
		this.arguments = arguments;
		this.configurations = configurations;
	}

	List<String> arguments() {
		return this.arguments;
	}

	List<Class<?>> configurations() {
		return this.configurations;
	}

	/**
	 * Switches the observations of exchanges off, as Boot's property for it does.
	 */
	@Configuration(proxyBeanMethods = false)
	static class CallsOnly {

		@Autowired
		void switchOff(ObservationRegistry registry) {
			registry.observationConfig()
				.observationPredicate((name, context) -> !ObservedConfiguration.EXCHANGES.equals(name));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LargePool {

		private static final int CONNECTIONS = 64;

		@Bean
		ClientHttpConnectorBuilderCustomizer<HttpComponentsClientHttpConnectorBuilder> largePool() {
			return (builder) -> builder.withConnectionManagerCustomizer(
					(manager) -> manager.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
		}

	}

}
