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

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.tracklysms.samples.campaign.job.FailureReason;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Partitions whose worker has died: its process has ended, or it has been silent for too
 * long. If such a worker lives after all, its next chunk fails, and nobody is texted
 * twice.
 */
class LostPartitions {

	private final JobRepository jobRepository;

	private final WorkerProcesses processes;

	private final SignsOfLife signs;

	private final Set<Long> lost = ConcurrentHashMap.newKeySet();

	LostPartitions(JobRepository jobRepository, WorkerProcesses processes, SignsOfLife signs) {
		this.jobRepository = jobRepository;
		this.processes = processes;
		this.signs = signs;
	}

	/**
	 * Have those fail that are lost.
	 * @param requestsWait whether requests wait for workers
	 */
	void giveUp(List<StepExecution> running, boolean requestsWait) {
		List<StepExecution> lost = running.stream().filter((partition) -> isLost(partition, requestsWait)).toList();
		lost.forEach(this::giveUp);
		// Whoever dies without a part would die again
		if (lost.stream().map(WorkerName::of).anyMatch(this.processes::hasDied)) {
			this.processes.startMissing();
		}
	}

	private boolean isLost(StepExecution partition, boolean requestsWait) {
		boolean starting = partition.getStatus() == BatchStatus.STARTING;
		return this.processes.areAllDead() || (!starting && this.processes.hasDied(WorkerName.of(partition)))
				|| this.signs.isMissing(partition, starting && requestsWait);
	}

	private void giveUp(StepExecution partition) {
		FailureReason.set(partition, this.processes.areAllDead() ? "All workers have ended" : "A worker has died");
		if (Partitions.end(partition, BatchStatus.FAILED, this.jobRepository)) {
			this.jobRepository.updateExecutionContext(partition);
			this.lost.add(partition.getId());
		}
	}

	/**
	 * Return whether there is no other failure than that of lost workers.
	 */
	boolean areAllOf(Collection<StepExecution> failed) {
		return failed.stream().map(StepExecution::getId).allMatch(this.lost::contains);
	}

}
