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

import java.util.Map;

import com.tracklysms.samples.campaign.recipients.RecipientFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RowPartitioner}.
 */
class RowPartitionerTests {

	private final RecipientFile file = mock();

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 999, 1000, 1001, 11_999, 12_000, 12_001, 299_999, 1_000_000, Integer.MAX_VALUE })
	void partsHaveEachRowOnceAndWholeChunks(int rows) {
		given(this.file.count()).willReturn(rows);
		for (int gridSize = 1; gridSize <= 50; gridSize++) {
			Map<String, ExecutionContext> parts = new RowPartitioner(this.file).partition(gridSize);
			assertThat(parts.size()).isLessThanOrEqualTo(gridSize);
			int next = 0;
			for (int part = 0; part < parts.size(); part++) {
				ExecutionContext context = parts.get("part" + part);
				assertThat(context.getInt("from")).isEqualTo(next);
				next = context.getInt("to");
				assertThat(next).isGreaterThan(context.getInt("from"));
				assertThat(next % 1000 == 0 || next == rows).isTrue();
			}
			assertThat(next).isEqualTo(rows);
		}
	}

}
