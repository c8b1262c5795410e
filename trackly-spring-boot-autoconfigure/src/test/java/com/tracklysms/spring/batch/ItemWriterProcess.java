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

package com.tracklysms.spring.batch;

import com.tracklysms.spring.testsupport.BatchJobs;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.kill.SenderOrders;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.infrastructure.item.support.AbstractItemCountingItemStreamItemReader;

/**
 * Process that runs the job of a campaign, or what is left of it, and may kill itself
 * meanwhile.
 */
public final class ItemWriterProcess {

	static final int CHUNK_SIZE = 1000;

	private ItemWriterProcess() {
	}

	public static void main(String[] args) throws Exception {
		SenderOrders orders = SenderOrders.receive(args);
		JobExecution execution = run(orders, LedgerDatabase.open(orders.url(), 5));
		execution.getAllFailureExceptions().forEach(Throwable::printStackTrace);
		System.exit((execution.getStatus() == BatchStatus.COMPLETED) ? 0 : 1);
	}

	private static JobExecution run(SenderOrders orders, LedgerDatabase database) throws JobExecutionException {
		TracklyItemWriter<Integer> writer = TracklyItemWriter
			.<Integer>builder(orders.template(), orders.ledger(database))
			.message(SenderOrders::message)
			.key(SenderOrders::key)
			.campaign(SenderOrders.CAMPAIGN)
			.build();
		return BatchJobs.open(database)
			.resume(new NumberReader(orders.messages()), CHUNK_SIZE, parameters(orders), (step) -> step.writer(writer));
	}

	static JobParameters parameters(SenderOrders orders) {
		return new JobParametersBuilder().addLong("instance", (long) orders.instance()).toJobParameters();
	}

	/**
	 * Reader that keeps its place.
	 */
	private static final class NumberReader extends AbstractItemCountingItemStreamItemReader<Integer> {

		NumberReader(int numbers) {
			setName("numbers");
			setMaxItemCount(numbers);
		}

		@Override
		protected Integer doRead() {
			return getCurrentItemCount() - 1;
		}

		@Override
		protected void doOpen() {
		}

		@Override
		protected void jumpToItem(int itemIndex) {
		}

		@Override
		protected void doClose() {
		}

	}

}
