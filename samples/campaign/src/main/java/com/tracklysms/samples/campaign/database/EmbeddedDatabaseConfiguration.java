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

package com.tracklysms.samples.campaign.database;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * A database server for whoever has no other at hand.
 */
@Configuration(proxyBeanMethods = false)
@Profile("manager")
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedDatabaseConfiguration {

	@Bean
	EmbeddedDatabaseServer embeddedDatabaseServer(@Value("${campaign.database-directory}") Path directory)
			throws IOException {
		return EmbeddedDatabaseServer.start(directory.toAbsolutePath());
	}

	@Bean
	JdbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabaseServer server) {
		return new EmbeddedConnectionDetails(server.url(), server.user());
	}

	private record EmbeddedConnectionDetails(String url, String user) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

}
