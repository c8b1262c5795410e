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

import com.tracklysms.samples.campaign.recipients.Recipient;
import com.tracklysms.samples.campaign.recipients.RecipientProcessor;
import com.tracklysms.samples.campaign.recipients.RecipientRow;
import com.tracklysms.spring.batch.TracklyItemWriter;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step that texts people: all of the file, or those of a part.
 */
@Component
public class SendStep {

	/**
	 * As many messages as fit a request.
	 */
	public static final int CHUNK_SIZE = 1000;

	private final JobRepository jobRepository;

	private final PlatformTransactionManager transactionManager;

	private final RecipientProcessor processor;

	private final TracklyItemWriter<Recipient> writer;

	private final GracefulStop gracefulStop;

	private final FailureReason failureReason;

	SendStep(JobRepository jobRepository, PlatformTransactionManager transactionManager, RecipientProcessor processor,
			TracklyItemWriter<Recipient> writer, GracefulStop gracefulStop, FailureReason failureReason) {
		this.jobRepository = jobRepository;
		this.transactionManager = transactionManager;
		this.processor = processor;
		this.writer = writer;
		this.gracefulStop = gracefulStop;
		this.failureReason = failureReason;
	}

	/**
	 * Return a builder of the step.
	 * @param name the name of the step
	 * @param reader the reader of the rows
	 */
	public ChunkOrientedStepBuilder<RecipientRow, Recipient> builder(String name,
			ItemStreamReader<RecipientRow> reader) {
		return new StepBuilder(name, this.jobRepository).<RecipientRow, Recipient>chunk(CHUNK_SIZE)
			.transactionManager(this.transactionManager)
			.reader(reader)
			.processor(this.processor)
			.writer(this.writer)
			.listener(this.gracefulStop)
			.listener(this.failureReason);
	}

}
