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

package com.tracklysms.samples.campaign.job;

import com.tracklysms.samples.campaign.CampaignProperties;
import com.tracklysms.samples.campaign.database.CampaignLock;
import com.tracklysms.samples.campaign.recipients.DemoRecipients;
import com.tracklysms.samples.campaign.result.CampaignSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the job of a campaign, or what is left of it.
 */
@Component
@Profile("!worker")
public class CampaignRunner implements ApplicationRunner, ExitCodeGenerator {

	/**
	 * Code of a step that has failed, and can go on at once.
	 */
	public static final String AGAIN = "AGAIN";

	private final CampaignProperties properties;

	private final DemoRecipients demoRecipients;

	private final Job job;

	private final JobOperator jobOperator;

	private final JobRepository jobRepository;

	private final GracefulStop gracefulStop;

	private final CampaignSummary summary;

	private final CampaignLock lock;

	private volatile boolean underWay;

	private int exitCode;

	CampaignRunner(CampaignProperties properties, DemoRecipients demoRecipients, Job job, JobOperator jobOperator,
			JobRepository jobRepository, GracefulStop gracefulStop, CampaignSummary summary, CampaignLock lock) {
		this.properties = properties;
		this.demoRecipients = demoRecipients;
		this.job = job;
		this.jobOperator = jobOperator;
		this.jobRepository = jobRepository;
		this.gracefulStop = gracefulStop;
		this.summary = summary;
		this.lock = lock;
	}

	@Override
	public void run(ApplicationArguments arguments) throws Exception {
		if (this.demoRecipients.makeIfMissing()) {
			say("Made %s with %,d rows, to have somebody to text", this.properties.file(), this.properties.rows());
		}
		if (!this.lock.during(this.properties.name(), () -> this.gracefulStop.during(this::run))) {
			say("Campaign %s is being run by another process", this.properties.name());
			this.exitCode = 1;
		}
	}

	@EventListener
	void announceStop(ContextClosedEvent event) {
		if (this.underWay) {
			say("%nStopping: what is on its way is awaited");
		}
	}

	private void run() {
		this.underWay = true;
		try {
			startOrResume();
		}
		finally {
			this.underWay = false;
		}
	}

	private void startOrResume() {
		JobParameters parameters = new JobParametersBuilder().addString("campaign", this.properties.name())
			.addString("file", this.properties.file().toString())
			.toJobParameters();
		JobExecution last = this.jobRepository.getLastJobExecution(this.job.getName(), parameters);
		if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
			say("Campaign %s has been sent before. Another one needs another name: --campaign.name=..",
					this.properties.name());
			this.summary.print();
			return;
		}
		try {
			end(run(parameters, last));
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JobExecution run(JobParameters parameters, @Nullable JobExecution last) throws JobExecutionException {
		JobExecution execution = (last != null) ? resume(last) : start(parameters);
		while (AGAIN.equals(execution.getExitStatus().getExitCode()) && !this.gracefulStop.isStopping()) {
			say("%nWorkers have died. Others go on with their rows");
			execution = this.jobOperator.restart(execution);
		}
		return execution;
	}

	private JobExecution start(JobParameters parameters) throws JobExecutionException {
		say("Campaign %s begins. Stop it with Ctrl-C whenever you like", this.properties.name());
		return this.jobOperator.start(this.job, parameters);
	}

	private JobExecution resume(JobExecution last) throws JobExecutionException {
		boolean killed = last.getStatus().isRunning();
		say("Campaign %s goes on where it %s", this.properties.name(),
				killed ? "was killed" : (last.getStatus() == BatchStatus.STOPPED) ? "was stopped" : "failed");
		return this.jobOperator.restart(killed ? this.jobOperator.recover(last) : last);
	}

	private void end(JobExecution execution) {
		if (execution.getStatus() == BatchStatus.COMPLETED) {
			this.summary.print();
			return;
		}
		this.exitCode = 1;
		if (execution.getStatus() == BatchStatus.STOPPED) {
			say("%nStopped. The same command goes on from here");
		}
		else {
			say("%nFailed: %s%nThe same command goes on from here", FailureReason.of(execution));
		}
	}

	private static void say(String text, Object... arguments) {
		System.out.printf(text + "%n", arguments);
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

}
