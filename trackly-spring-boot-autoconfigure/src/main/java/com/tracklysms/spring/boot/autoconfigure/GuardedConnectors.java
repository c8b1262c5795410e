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

import com.tracklysms.spring.internal.connector.HttpComponentsConnections;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;

/**
 * Guards the connectors that {@link SharedConnector} builds, where that is not possible
 * for each request. Not part of it, whose methods are looked at even where a library is
 * missing.
 */
final class GuardedConnectors {

	private GuardedConnectors() {
	}

	static ClientHttpConnectorBuilder<?> guard(ClientHttpConnectorBuilder<?> builder) {
		if (builder instanceof HttpComponentsClientHttpConnectorBuilder httpComponents) {
			return httpComponents.withConnectionConfigCustomizer(HttpComponentsConnections::checkBeforeUse)
				.withHttpClientCustomizer(HttpComponentsConnections::checkAfterUse);
		}
		return builder;
	}

}
