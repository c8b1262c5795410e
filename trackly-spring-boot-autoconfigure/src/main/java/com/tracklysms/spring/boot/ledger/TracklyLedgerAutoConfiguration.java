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

package com.tracklysms.spring.boot.ledger;

import javax.sql.DataSource;

import com.tracklysms.spring.boot.autoconfigure.OnTracklyEnabledCondition;
import com.tracklysms.spring.ledger.JdbcSendLedger;
import com.tracklysms.spring.ledger.SendLedger;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the ledger of sends.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
		"org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
		"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
@ConditionalOnClass({ PlatformTransactionManager.class, JdbcTemplate.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBooleanProperty(TracklyLedgerProperties.PREFIX + ".enabled")
@Conditional(OnTracklyEnabledCondition.class)
@ConditionalOnMissingBean(SendLedger.class)
@EnableConfigurationProperties({ TracklyLedgerProperties.class, TracklyLedgerJdbcProperties.class })
public final class TracklyLedgerAutoConfiguration {

	TracklyLedgerAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnSchemaInitializationCondition.class)
	LedgerSchemaInitializer tracklyLedgerSchemaInitializer(DataSource dataSource,
			TracklyLedgerJdbcProperties properties) {
		return new LedgerSchemaInitializer(dataSource, properties);
	}

	@Bean
	@DependsOnDatabaseInitialization
	JdbcSendLedger tracklySendLedger(TracklyLedgerProperties properties, TracklyLedgerJdbcProperties jdbcProperties,
			DataSource dataSource, PlatformTransactionManager transactionManager) {
		return new LedgerSettings(properties, jdbcProperties).ledger(dataSource, transactionManager);
	}

	/**
	 * Condition that does not match if the table is never created here: to find its
	 * script takes a connection.
	 */
	static class OnSchemaInitializationCondition extends OnDatabaseInitializationCondition {

		OnSchemaInitializationCondition() {
			super("Trackly Ledger", TracklyLedgerJdbcProperties.PREFIX + ".initialize-schema");
		}

	}

}
