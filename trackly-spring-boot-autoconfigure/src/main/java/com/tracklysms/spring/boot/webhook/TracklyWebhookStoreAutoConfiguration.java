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

package com.tracklysms.spring.boot.webhook;

import java.time.Clock;

import javax.sql.DataSource;

import com.tracklysms.spring.webhook.WebhookEventStore;
import com.tracklysms.spring.webhook.WebhookSignatureVerifier;
import com.tracklysms.spring.webhook.store.JdbcWebhookEventStore;
import com.tracklysms.spring.webhook.store.TransactionalWebhookEventStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for stores of processed events that
 * take part in the transactions of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = TracklyWebhookSignatureAutoConfiguration.class,
		afterName = { "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration" })
@ConditionalOnWebApplication
@ConditionalOnClass(PlatformTransactionManager.class)
@ConditionalOnBean(WebhookSignatureVerifier.class)
public final class TracklyWebhookStoreAutoConfiguration {

	TracklyWebhookStoreAutoConfiguration() {
	}

	/**
	 * Store in memory.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = WebhookSettings.STORE, havingValue = "memory", matchIfMissing = true)
	@ConditionalOnSingleCandidate(PlatformTransactionManager.class)
	@ConditionalOnMissingBean(WebhookEventStore.class)
	static class MemoryConfiguration {

		@Bean
		TransactionalWebhookEventStore tracklyWebhookEventStore(TracklyWebhookProperties properties,
				PlatformTransactionManager transactionManager) {
			return new TransactionalWebhookEventStore(new WebhookSettings(properties).inMemoryStore(Clock.systemUTC()),
					new TransactionTemplate(transactionManager));
		}

	}

	/**
	 * Store in a database.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = WebhookSettings.STORE, havingValue = "jdbc")
	@ConditionalOnClass({ JdbcTemplate.class, DataSourceScriptDatabaseInitializer.class })
	@ConditionalOnMissingBean(WebhookEventStore.class)
	@EnableConfigurationProperties(TracklyWebhookJdbcProperties.class)
	static class JdbcConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@Conditional(OnSchemaInitializationCondition.class)
		WebhookSchemaInitializer tracklyWebhookSchemaInitializer(DataSource dataSource,
				TracklyWebhookJdbcProperties properties) {
			return new WebhookSchemaInitializer(dataSource, properties);
		}

		@Bean
		@DependsOnDatabaseInitialization
		JdbcWebhookEventStore tracklyWebhookEventStore(TracklyWebhookProperties properties, DataSource dataSource,
				PlatformTransactionManager transactionManager) {
			return new JdbcWebhookEventStore(dataSource, new TransactionTemplate(transactionManager),
					new WebhookSettings(properties).timeToLive(), Clock.systemUTC());
		}

	}

	/**
	 * Condition that does not match if the table is never created here: to find its
	 * script takes a connection.
	 */
	static class OnSchemaInitializationCondition extends OnDatabaseInitializationCondition {

		OnSchemaInitializationCondition() {
			super("Trackly Webhook", "trackly.webhook.deduplication.jdbc.initialize-schema");
		}

	}

}
