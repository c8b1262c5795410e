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

import com.tracklysms.samples.campaign.job.GracefulStop;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.stereotype.Component;

/**
 * Lets all workers end the chunk under way when the manager is to stop.
 */
@Component
@Profile("manager")
class PartitionedStop implements StepExecutionListener, SmartLifecycle {

	private final ObjectProvider<JobOperator> jobOperator;

	private final JobRepository jobRepository;

	private final MessageGroupQueue requests;

	private volatile @Nullable StepExecution step;

	private volatile boolean running;

	/**
	 * The operator knows all jobs, and so comes after the job whose listener this is.
	 */
	PartitionedStop(ObjectProvider<JobOperator> jobOperator, JobRepository jobRepository,
			MessageGroupQueue partitionQueue) {
		this.jobOperator = jobOperator;
		this.jobRepository = jobRepository;
		this.requests = partitionQueue;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.step = step;
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		this.step = null;
		return null;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		StepExecution current = this.step;
		if (current != null) {
			stop(current.getJobExecution());
		}
		this.running = false;
	}

	/**
	 * Workers see it with their next chunk.
	 */
	private void stop(JobExecution execution) {
		try {
			JobExecution latest = this.jobRepository.getJobExecution(execution.getId());
			if (latest != null) {
				this.jobOperator.getObject().stop(latest);
			}
		}
		catch (JobExecutionNotRunningException ex) {
			// Has ended meanwhile
		}
		this.requests.clear();
		Partitions.of(execution.getJobInstance(), this.jobRepository)
			.running()
			.stream()
			.filter((partition) -> partition.getStatus() == BatchStatus.STARTING)
			.forEach((partition) -> Partitions.end(partition, BatchStatus.STOPPED, this.jobRepository));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return GracefulStop.PHASE + 1;
	}

}
