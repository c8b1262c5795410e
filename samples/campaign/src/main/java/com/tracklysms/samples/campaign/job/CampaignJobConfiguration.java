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
import com.tracklysms.samples.campaign.progress.SendProgress;
import com.tracklysms.samples.campaign.recipients.Recipient;
import com.tracklysms.samples.campaign.recipients.RecipientFile;
import com.tracklysms.samples.campaign.recipients.RecipientProcessor;
import com.tracklysms.samples.campaign.recipients.RecipientRow;
import com.tracklysms.samples.campaign.result.ResultWriter;
import com.tracklysms.spring.TracklyOperations;
import com.tracklysms.spring.batch.TracklyItemWriter;
import com.tracklysms.spring.ledger.SendLedger;
import com.tracklysms.spring.message.SmsMessage;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

/**
 * The job: text everybody, then write down what became of each row.
 */
@Configuration(proxyBeanMethods = false)
class CampaignJobConfiguration {

	static final String JOB = "campaign";

	/**
	 * As many messages as fit a request.
	 */
	private static final int CHUNK_SIZE = 1000;

	@Bean
	Job campaign(JobRepository jobRepository, Step send, Step result) {
		return new JobBuilder(JOB, jobRepository).start(send).next(result).build();
	}

	@Bean
	Step send(JobRepository jobRepository, PlatformTransactionManager transactionManager, RecipientFile file,
			RecipientProcessor processor, TracklyItemWriter<Recipient> writer, SendProgress progress,
			GracefulStop gracefulStop) {
		return new StepBuilder("send", jobRepository).<RecipientRow, Recipient>chunk(CHUNK_SIZE)
			.transactionManager(transactionManager)
			.reader(file.reader())
			.processor(processor)
			.writer(writer)
			.listener(progress)
			.listener(gracefulStop)
			.build();
	}

	@Bean
	TracklyItemWriter<Recipient> tracklyItemWriter(TracklyOperations trackly, SendLedger ledger,
			CampaignProperties properties) {
		return TracklyItemWriter.<Recipient>builder(trackly, ledger)
			.campaign(properties.name())
			.key(Recipient::key)
			.message((recipient) -> message(recipient, properties.text()))
			.failOnUnsent(true)
			.build();
	}

	private SmsMessage message(Recipient recipient, String text) {
		String name = StringUtils.hasText(recipient.firstName()) ? recipient.firstName() : "there";
		return SmsMessage.of(recipient.number(), text.replace("{name}", name));
	}

	/**
	 * From the first row on, however often it is started.
	 */
	@Bean
	Step result(JobRepository jobRepository, PlatformTransactionManager transactionManager, RecipientFile file,
			ResultWriter writer, GracefulStop gracefulStop) {
		FlatFileItemReader<RecipientRow> reader = file.reader();
		reader.setSaveState(false);
		return new StepBuilder("result", jobRepository).<RecipientRow, RecipientRow>chunk(CHUNK_SIZE)
			.transactionManager(transactionManager)
			.reader(reader)
			.writer(writer)
			.listener(gracefulStop)
			.build();
	}

}
