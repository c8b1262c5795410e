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

import java.nio.file.Path;

import com.tracklysms.spring.campaign.CampaignProcess;
import com.tracklysms.spring.testsupport.BatchJobs;
import com.tracklysms.spring.testsupport.LedgerDatabase;
import com.tracklysms.spring.testsupport.PostgresExtension;
import com.tracklysms.spring.testsupport.TestPostgres;
import com.tracklysms.spring.testsupport.kill.Death;
import com.tracklysms.spring.testsupport.kill.DurableDatabase;
import com.tracklysms.spring.testsupport.kill.KilledSends;
import com.tracklysms.spring.testsupport.kill.SendEnds;
import com.tracklysms.spring.testsupport.kill.SenderOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for processes that are killed while they run a job of Spring Batch that sends:
 * restarted until it is complete, it has sent no message twice, and what became of each
 * item is known.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ItemWriterProcessKillTests {

	private static final int CHUNK_SIZE = ItemWriterProcess.CHUNK_SIZE;

	private final KilledSends sends = new KilledSends(ItemWriterProcess.class);

	private final TestPostgres postgres;

	@TempDir
	private Path directory;

	ItemWriterProcessKillTests(TestPostgres postgres) {
		this.postgres = postgres;
	}

	@AfterEach
	void stop() {
		this.sends.close();
	}

	/**
	 * Of the five points, three leave their chunk unknown, and one leaves it queued, but
	 * not committed.
	 */
	@ParameterizedTest
	@EnumSource
	void jobIsKilledAtEachPointAndRestarted(DurableDatabase database) throws Exception {
		int deaths = KilledSends.deaths(database).size();
		int items = 12 * CHUNK_SIZE * deaths;
		SenderOrders orders = this.sends.orders(create(database), items, CHUNK_SIZE);
		for (Death death : KilledSends.deaths(database)) {
			this.sends.killAtEachPoint(orders, death);
		}
		SendEnds ends = this.sends.complete(orders);
		assertThat(ends.unknown()).hasSize(3 * deaths * CHUNK_SIZE);
		int skipped = 4 * deaths * CHUNK_SIZE;
		assertThat(countsOfTheLastExecution(orders)).isEqualTo(new ItemCounts(items - skipped, 0, 0, 0, skipped));
	}

	/**
	 * Each chunk is sent by several requests, any of which may have been recorded.
	 */
	@ParameterizedTest
	@EnumSource
	void jobIsKilledAtAnyMomentAndRestarted(DurableDatabase database) throws Exception {
		int items = 5 * CHUNK_SIZE * (KilledSends.randomKills() + 1);
		SenderOrders orders = this.sends.orders(create(database), items, CHUNK_SIZE / 4);
		this.sends.killAtAnyMoment(orders);
		SendEnds ends = this.sends.complete(orders);
		assertThat(ends.unknown()).hasSizeLessThanOrEqualTo(this.sends.kills() * CHUNK_SIZE);
		ItemCounts counts = countsOfTheLastExecution(orders);
		assertThat(counts.queued() + counts.skipped()).isEqualTo(counts.sum()).isEqualTo(items);
		assertThat(counts.queued()).isLessThanOrEqualTo(ends.queued().size());
		assertThat(counts.skipped()).isBetween((long) ends.unknown().size(), (long) this.sends.kills() * CHUNK_SIZE);
	}

	private ItemCounts countsOfTheLastExecution(SenderOrders orders) {
		try (LedgerDatabase database = LedgerDatabase.open(orders.url(), 2);
				BatchJobs jobs = BatchJobs.open(database)) {
			StepExecution last = jobs.lastStep(ItemWriterProcess.parameters(orders));
			assertThat(last).isNotNull();
			assertThat(last.getStatus()).isEqualTo(BatchStatus.COMPLETED);
			return ItemCounts.from(last.getExecutionContext());
		}
	}

	/**
	 * Another instance of the job, or a campaign that is not a job.
	 */
	@ParameterizedTest
	@ValueSource(classes = { ItemWriterProcess.class, CampaignProcess.class })
	void processesAtTheSameTimeShareTheItems(Class<?> other) throws Exception {
		SenderOrders orders = this.sends.orders(create(DurableDatabase.POSTGRESQL), 20_000, CHUNK_SIZE / 4);
		SendEnds ends = this.sends.runTogether(other, orders);
		assertThat(ends.queued()).hasSize(20_000);
		ItemCounts counts = countsOfTheLastExecution(orders);
		assertThat(counts.sum()).isEqualTo(20_000);
		assertThat(counts.queued()).isPositive();
		assertThat(counts.skipped()).isPositive();
	}

	private String create(DurableDatabase database) {
		return database.create(this.postgres, this.directory);
	}

}
