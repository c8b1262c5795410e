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
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SignsOfLife}.
 */
class SignsOfLifeTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final Clock clock = mock();

	private final SignsOfLife signs = new SignsOfLife(Duration.ofMinutes(3), this.clock);

	private final StepExecution partition = new StepExecution(1, "sendPart:part0",
			new JobExecution(1, new JobInstance(1, "campaign"), new JobParameters()));

	@Test
	void workerIsMissingAfterTheTimeoutWithoutAChunk() {
		assertThat(isMissingAfter(Duration.ZERO)).isFalse();
		assertThat(isMissingAfter(Duration.ofMinutes(3))).isFalse();
		assertThat(isMissingAfter(Duration.ofSeconds(181))).isTrue();
	}

	@Test
	void chunkIsASignOfLife() {
		assertThat(isMissingAfter(Duration.ZERO)).isFalse();
		this.partition.incrementVersion();
		assertThat(isMissingAfter(Duration.ofMinutes(4))).isFalse();
		assertThat(isMissingAfter(Duration.ofMinutes(7))).isFalse();
		assertThat(isMissingAfter(Duration.ofSeconds(421))).isTrue();
	}

	@Test
	void partitionThatWaitsHasNoWorkerToMiss() {
		assertThat(isMissingAfter(Duration.ZERO)).isFalse();
		at(Duration.ofHours(1));
		assertThat(this.signs.isMissing(this.partition, true)).isFalse();
		assertThat(isMissingAfter(Duration.ofMinutes(62))).isFalse();
		assertThat(isMissingAfter(Duration.ofMinutes(64))).isTrue();
	}

	private boolean isMissingAfter(Duration time) {
		at(time);
		return this.signs.isMissing(this.partition, false);
	}

	private void at(Duration time) {
		given(this.clock.instant()).willReturn(START.plus(time));
	}

}
