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

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.tracklysms.samples.campaign.job.FailureReason;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import com.tracklysms.spring.batch.ItemCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * How far the parts of a campaign are, in this execution of the job and those before.
 */
record Partitions(List<StepExecution> latest) {

	static Partitions of(JobInstance job, JobRepository jobRepository) {
		List<StepExecution> latest = new ArrayList<>();
		StepExecution next = find(job, 0, jobRepository);
		while (next != null) {
			latest.add(next);
			next = find(job, latest.size(), jobRepository);
		}
		return new Partitions(latest);
	}

	/**
	 * End a partition whose worker does not.
	 * @return whether it was ended, which it is not if its worker has changed it
	 */
	static boolean end(StepExecution partition, BatchStatus status, JobRepository jobRepository) {
		partition.setStatus(status);
		partition.setExitStatus(new ExitStatus(status.name()));
		partition.setEndTime(LocalDateTime.now());
		try {
			jobRepository.update(partition);
			return true;
		}
		catch (OptimisticLockingFailureException ex) {
			return false;
		}
	}

	private static @Nullable StepExecution find(JobInstance job, int part, JobRepository jobRepository) {
		return jobRepository.getLastStepExecution(job, WorkerConfiguration.STEP + ":" + RowPartitioner.name(part));
	}

	List<StepExecution> failed() {
		return this.latest.stream().filter((partition) -> partition.getStatus() == BatchStatus.FAILED).toList();
	}

	/**
	 * Return why a part failed.
	 */
	Optional<String> failure() {
		return failed().stream().map(FailureReason::of).flatMap(Stream::ofNullable).findFirst();
	}

	List<StepExecution> running() {
		return this.latest.stream().filter((partition) -> partition.getStatus().isRunning()).toList();
	}

	/**
	 * Return the number of rows that are done.
	 */
	long done() {
		return this.latest.stream().map(StepExecution::getExecutionContext).mapToLong(this::done).sum();
	}

	private long done(ExecutionContext part) {
		int from = part.getInt(RowPartitioner.FROM, 0);
		return part.getInt(RecipientFile.READ_COUNT, from) - from;
	}

	long queued() {
		return this.latest.stream()
			.mapToLong((partition) -> ItemCounts.from(partition.getExecutionContext()).queued())
			.sum();
	}

}
