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

import java.time.Duration;

import com.tracklysms.samples.campaign.job.FailureReason;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.integration.partition.RemotePartitioningManagerStepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.channel.QueueChannel;

/**
 * The step that has workers text everybody, and waits for them.
 */
@Configuration(proxyBeanMethods = false)
@Profile("manager")
class ManagerConfiguration {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

	@Bean
	Step send(JobRepository jobRepository, RowPartitioner partitioner, QueueChannel partitionRequests,
			PartitionWatch watch, PartitionedStop stop, FailureReason failureReason, WorkersProperties properties) {
		return new RemotePartitioningManagerStepBuilder("send", jobRepository)
			.partitioner(WorkerConfiguration.STEP, partitioner)
			.gridSize(properties.gridSize())
			.outputChannel(partitionRequests)
			.pollInterval(POLL_INTERVAL.toMillis())
			.listener(failureReason)
			.listener(watch)
			.listener(stop)
			.build();
	}

}
