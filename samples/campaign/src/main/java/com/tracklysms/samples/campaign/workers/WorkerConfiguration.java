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

import com.tracklysms.samples.campaign.job.SendStep;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import com.tracklysms.samples.campaign.recipients.RecipientReader;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * What a worker does: it takes a part of the file after the other, and sends it, within
 * the limit that all workers share.
 */
@Configuration(proxyBeanMethods = false)
@Profile("worker")
class WorkerConfiguration {

	static final String STEP = "sendPart";

	@Bean
	Step sendPart(SendStep sendStep, RecipientReader part) {
		return sendStep.builder(STEP, part).build();
	}

	@Bean
	@StepScope
	RecipientReader part(RecipientFile file, @Value("#{stepExecutionContext['" + RowPartitioner.FROM + "']}") int from,
			@Value("#{stepExecutionContext['" + RowPartitioner.TO + "']}") int to) {
		RecipientReader reader = file.reader();
		reader.setCurrentItemCount(from);
		reader.setMaxItemCount(to);
		return reader;
	}

	@Bean
	ProxyManager<Long> rateLimits(DataSource dataSource) {
		return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource).table("RATE_LIMIT").build();
	}

}
