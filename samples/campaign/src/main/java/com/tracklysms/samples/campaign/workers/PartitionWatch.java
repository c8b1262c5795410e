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

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

import com.tracklysms.samples.campaign.job.CampaignRunner;
import com.tracklysms.samples.campaign.job.FailureReason;
import com.tracklysms.samples.campaign.progress.ProgressDisplay;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.annotation.Profile;
import org.springframework.integration.store.MessageGroupQueue;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Shows how far all workers are, and gives up the parts of those that have died: the step
 * would wait for them for ever. The next execution of the job goes on with these.
 */
@Component
@Profile("manager")
class PartitionWatch implements StepExecutionListener {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private final JobRepository jobRepository;

	private final RecipientFile file;

	private final MessageGroupQueue requests;

	private final WorkerProcesses processes;

	private final WorkersProperties properties;

	private final TaskScheduler scheduler;

	private final ProgressDisplay display = ProgressDisplay.create();

	private long doneBefore;

	private @Nullable LostPartitions lost;

	private @Nullable ScheduledFuture<?> watch;

	PartitionWatch(JobRepository jobRepository, RecipientFile file, MessageGroupQueue partitionQueue,
			WorkerProcesses processes, WorkersProperties properties, TaskScheduler scheduler) {
		this.jobRepository = jobRepository;
		this.file = file;
		this.requests = partitionQueue;
		this.processes = processes;
		this.properties = properties;
		this.scheduler = scheduler;
	}

	@Override
	public void beforeStep(StepExecution step) {
		// What an execution that was killed has left
		this.requests.clear();
		this.processes.startMissing();
		LostPartitions lost = new LostPartitions(this.jobRepository, this.processes,
				new SignsOfLife(this.properties.timeout(), Clock.systemUTC()));
		this.lost = lost;
		this.doneBefore = partitions(step).done();
		this.display.start(this.doneBefore, this.file.count());
		this.watch = this.scheduler.scheduleWithFixedDelay(() -> look(step, lost), INTERVAL);
	}

	private Partitions partitions(StepExecution step) {
		return Partitions.of(step.getJobExecution().getJobInstance(), this.jobRepository);
	}

	private void look(StepExecution step, LostPartitions lost) {
		Partitions partitions = partitions(step);
		show(partitions);
		lost.giveUp(partitions.running(), !this.requests.isEmpty());
	}

	private void show(Partitions partitions) {
		this.display.show(partitions.done(), "%,d queued".formatted(partitions.queued()));
	}

	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		if (this.watch != null) {
			this.watch.cancel(false);
		}
		Partitions partitions = partitions(step);
		show(partitions);
		this.display.end();
		partitions.failure().ifPresent((reason) -> FailureReason.set(step, reason));
		boolean goesOn = step.getStatus() == BatchStatus.FAILED && partitions.done() > this.doneBefore
				&& this.lost != null && this.lost.areAllOf(partitions.failed()) && !this.processes.areAllDead();
		return goesOn ? new ExitStatus(CampaignRunner.AGAIN) : null;
	}

}
