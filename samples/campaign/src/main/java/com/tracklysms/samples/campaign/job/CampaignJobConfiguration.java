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

import com.tracklysms.samples.campaign.progress.SendProgress;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import com.tracklysms.samples.campaign.recipients.RecipientReader;
import com.tracklysms.samples.campaign.recipients.RecipientRow;
import com.tracklysms.samples.campaign.result.ResultWriter;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job: text everybody, then write down what became of each row.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!worker")
class CampaignJobConfiguration {

	static final String JOB = "campaign";

	@Bean
	Job campaign(JobRepository jobRepository, Step send, Step result) {
		return new JobBuilder(JOB, jobRepository).start(send).next(result).build();
	}

	/**
	 * In this process, if there are no workers.
	 */
	@Bean
	@Profile("!manager")
	Step send(SendStep sendStep, RecipientFile file, SendProgress progress) {
		return sendStep.builder("send", file.reader()).listener(progress).build();
	}

	/**
	 * From the first row on, however often it is started.
	 */
	@Bean
	Step result(JobRepository jobRepository, PlatformTransactionManager transactionManager, RecipientFile file,
			ResultWriter writer, GracefulStop gracefulStop, FailureReason failureReason) {
		RecipientReader reader = file.reader();
		reader.setSaveState(false);
		return new StepBuilder("result", jobRepository).<RecipientRow, RecipientRow>chunk(SendStep.CHUNK_SIZE)
			.transactionManager(transactionManager)
			.reader(reader)
			.writer(writer)
			.listener(gracefulStop)
			.listener(failureReason)
			.build();
	}

}
