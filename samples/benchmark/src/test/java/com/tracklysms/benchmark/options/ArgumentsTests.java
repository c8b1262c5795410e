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

package com.tracklysms.benchmark.options;

import java.util.List;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Arguments}.
 */
class ArgumentsTests {

	@Test
	void observedRowsRunOnlyIfNamed() {
		assertThat(Arguments.parse().rows()).contains(Row.SEND, Row.INFOBIP)
			.doesNotContain(Row.SEND_OBSERVED, Row.BARE_OBSERVED);
		assertThat(Arguments.parse().bulkRows()).contains(BulkRow.SEND_ALL, BulkRow.RAW_NETTY)
			.doesNotContain(BulkRow.SEND_ALL_OBSERVED, BulkRow.BARE_LOOP_OBSERVED);
		assertThat(Arguments.parse("--rows=bare,bare-observed").rows()).containsExactly(Row.BARE, Row.BARE_OBSERVED);
	}

	@Test
	void scenariosAreChosenByTheirOptions() {
		assertThat(Arguments.parse().scenarios()).containsExactly(Scenario.SINGLE);
		assertThat(Arguments.parse("--limits", "--bulk").scenarios()).containsExactly(Scenario.BULK, Scenario.LIMITS);
		assertThat(Arguments.parse("--all").scenarios()).containsExactly(Scenario.values());
	}

	@Test
	void campaignsHaveAnyNumberOfSizes() {
		assertThat(Arguments.parse().campaigns().memoryMessages()).containsExactly(100_000, 1_000_000, 3_000_000);
		CampaignOptions campaigns = Arguments
			.parse("--campaign-messages=7000", "--campaign-loop-messages=70", "--campaign-memory-messages=700")
			.campaigns();
		assertThat(campaigns).isEqualTo(new CampaignOptions(7000, 70, List.of(700)));
	}

	@Test
	void unknownArgument() {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse("--round=1"))
			.withMessageContaining("Unknown argument --round=1");
	}

}
