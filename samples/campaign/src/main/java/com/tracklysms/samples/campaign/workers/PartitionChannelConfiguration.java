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

package com.tracklysms.samples.campaign.workers;

import javax.sql.DataSource;

import com.tracklysms.samples.campaign.CampaignProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.jdbc.store.JdbcChannelMessageStore;
import org.springframework.integration.jdbc.store.channel.PostgresChannelMessageStoreQueryProvider;
import org.springframework.integration.store.MessageGroupQueue;

/**
 * The channel from the manager to its workers: a table of the database. Whoever has a
 * broker exchanges it here.
 */
@Configuration(proxyBeanMethods = false)
@Profile("manager | worker")
class PartitionChannelConfiguration {

	@Bean
	JdbcChannelMessageStore partitionStore(DataSource dataSource) {
		JdbcChannelMessageStore store = new JdbcChannelMessageStore(dataSource);
		store.setChannelMessageStoreQueryProvider(new PostgresChannelMessageStoreQueryProvider());
		store.addAllowedPatterns("org.springframework.*", "java.lang.*", "java.util.*");
		return store;
	}

	@Bean
	MessageGroupQueue partitionQueue(JdbcChannelMessageStore partitionStore, CampaignProperties properties) {
		return new MessageGroupQueue(partitionStore, "parts of " + properties.name());
	}

	@Bean
	QueueChannel partitionRequests(MessageGroupQueue partitionQueue) {
		return new QueueChannel(partitionQueue);
	}

}
