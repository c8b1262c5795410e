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

import java.net.URI;
import java.util.function.Function;

import com.tracklysms.spring.internal.connector.JettyClients;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Connector of all templates, and so their connection pool. Once closed, it is built
 * again for the next request, since the resources that it used may have been replaced.
 */
final class SharedConnector implements ClientHttpConnector {

	private static final Log logger = LogFactory.getLog(SharedConnector.class);

	private final HttpClientSettings settings;

	private final ObjectProvider<ClientHttpConnectorBuilder<?>> builder;

	private volatile @Nullable Built built;

	SharedConnector(HttpClientSettings settings, ObjectProvider<ClientHttpConnectorBuilder<?>> builder) {
		this.settings = settings;
		this.builder = builder;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return built().connector().connect(method, uri, requestCallback);
	}

	/**
	 * Return this connector, after it has been built.
	 */
	SharedConnector create() {
		built();
		return this;
	}

	private Built built() {
		Built built = this.built;
		return (built != null) ? built : build();
	}

	private synchronized Built build() {
		Built built = this.built;
		if (built == null) {
			built = build(GuardedConnectors.guard(this.builder.getIfAvailable(ClientHttpConnectorBuilder::detect)));
			this.built = built;
		}
		return built;
	}

	private Built build(ClientHttpConnectorBuilder<?> builder) {
		if (builder instanceof JettyClientHttpConnectorBuilder jetty) {
			JettyClients clients = new JettyClients();
			return new Built(jetty.withHttpClientCustomizer(clients).build(this.settings), clients::stop);
		}
		ClientHttpConnector connector = builder.build(this.settings);
		return new Built(connector, () -> close(connector));
	}

	private void close(ClientHttpConnector connector) {
		if (connector instanceof AutoCloseable closeable) {
			try {
				closeable.close();
			}
			catch (Exception ex) {
				logger.warn("HTTP connector could not be closed", ex);
			}
		}
	}

	/**
	 * Close what has been built.
	 */
	synchronized void close() {
		Built built = this.built;
		this.built = null;
		if (built != null) {
			built.end().run();
		}
	}

	/**
	 * Connector that was built, and how to close it.
	 */
	private record Built(ClientHttpConnector connector, Runnable end) {

	}

}
