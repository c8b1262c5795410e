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

import java.util.Objects;
import java.util.UUID;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepLocator;
import org.springframework.batch.integration.partition.BeanFactoryStepLocator;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends a part of the file, unless the manager does not wait for it any more.
 */
@Component
@Profile("worker")
class PartitionRequestHandler {

	private final JobRepository jobRepository;

	private final String name;

	private final StepExecutionRequestHandler handler = new StepExecutionRequestHandler();

	PartitionRequestHandler(JobRepository jobRepository, WorkersProperties properties, BeanFactory beanFactory) {
		this.jobRepository = jobRepository;
		this.name = Objects.requireNonNullElseGet(properties.name(), () -> UUID.randomUUID().toString());
		this.handler.setJobRepository(jobRepository);
		this.handler.setStepLocator(stepLocator(beanFactory));
	}

	private static StepLocator stepLocator(BeanFactory beanFactory) {
		BeanFactoryStepLocator locator = new BeanFactoryStepLocator();
		locator.setBeanFactory(beanFactory);
		return locator;
	}

	void handle(StepExecutionRequest request) {
		StepExecution partition = this.jobRepository.getStepExecution(request.getStepExecutionId());
		if (partition != null && partition.getStatus() == BatchStatus.STARTING) {
			WorkerName.set(partition, this.name);
			this.jobRepository.updateExecutionContext(partition);
			this.handler.handle(request);
		}
	}

}
