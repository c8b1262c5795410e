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

package com.tracklysms.samples.deliveries;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistrar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the same over PostgreSQL.
 */
class PostgresTests {

	@Nested
	@OverPostgres
	class Texts extends DeliveryReportTests {

		@Test
		void databaseIsPostgres(@Autowired DataSource dataSource) throws SQLException {
			try (Connection connection = dataSource.getConnection()) {
				assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
			}
		}

	}

	@Nested
	@OverPostgres
	class Campaigns extends CampaignTests {

	}

	@Nested
	@OverPostgres
	class OptOuts extends OptOutTests {

	}

	/**
	 * Starts the application with the profile, and one server for all tests here.
	 */
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@ActiveProfiles("postgres")
	@Import(PostgresConfiguration.class)
	@interface OverPostgres {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class PostgresConfiguration {

		@Bean
		EmbeddedPostgres postgres() throws IOException {
			return EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
		}

		@Bean
		DynamicPropertyRegistrar database(EmbeddedPostgres postgres) {
			return (registry) -> registry.add("spring.datasource.url",
					() -> postgres.getJdbcUrl("postgres", "postgres"));
		}

	}

}
