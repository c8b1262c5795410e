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

package com.tracklysms.benchmark;

import java.util.Set;
import java.util.stream.Collectors;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.CampaignRow;
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.client.Throttling;
import com.tracklysms.benchmark.options.QuickArguments;
import com.tracklysms.benchmark.options.Scenario;
import com.tracklysms.benchmark.startup.StartupRow;
import com.tracklysms.benchmark.webhook.WebhookRow;
import com.tracklysms.benchmark.stub.LimitModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Smoke test for {@link BenchmarkApplication}: all scenarios work. Figures of so short a
 * run mean nothing.
 */
class BenchmarkTests {

	@Test
	void allScenariosAreReportedAndNoProcessIsLeft() throws Exception {
		Set<ProcessHandle> before = children();
		StringBuilder out = new StringBuilder();
		BenchmarkApplication.run(QuickArguments.parse("--threads=1", "--rows=send,send-observed",
				"--bulk-rows=" + BulkRow.ids(), "--all", "--markdown"), out);
		assertThat(out).contains("| " + Row.SEND.label(), "| sendAll of", "| 5,000 ", "(extrapolated)",
				"| " + Row.SEND_OBSERVED.label() + ", 1 threads");
		for (Scenario scenario : Scenario.values()) {
			assertThat(out).contains("### " + scenario.title());
		}
		for (BulkRow row : BulkRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		for (CampaignRow row : CampaignRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		assertThat(out).contains("| campaign of", "| 3,000 ");
		for (StartupRow row : StartupRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		for (Throttling throttling : Throttling.values()) {
			assertThat(out).contains("| " + throttling.label());
		}
		assertThat(out).contains("| " + LimitModel.SLIDING.label(), "| " + LimitModel.ONE_RECIPIENT.label());
		for (WebhookRow row : WebhookRow.values()) {
			assertThat(out).contains("| " + row.label());
		}
		Set<ProcessHandle> left = children();
		left.removeAll(before);
		assertThat(left).isEmpty();
	}

	private Set<ProcessHandle> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
	}

}
