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

package com.tracklysms.samples.campaign.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import com.tracklysms.samples.campaign.CampaignProperties;
import com.tracklysms.spring.ledger.LedgerCounts;
import com.tracklysms.spring.ledger.SendLedger;

import org.springframework.stereotype.Component;

/**
 * Says what became of a campaign.
 */
@Component
public class CampaignSummary {

	private final SendLedger ledger;

	private final ResultWriter resultWriter;

	private final CampaignProperties properties;

	CampaignSummary(SendLedger ledger, ResultWriter resultWriter, CampaignProperties properties) {
		this.ledger = ledger;
		this.resultWriter = resultWriter;
		this.properties = properties;
	}

	public void print() {
		printRows(this.resultWriter.getCounts());
		LedgerCounts counts = this.ledger.counts(this.properties.name());
		System.out.printf("People: %,d. Texts: %,d queued, %,d rejected, %,d not sent, %,d in doubt%n", counts.sum(),
				counts.queued(), counts.rejected(), counts.unsent(), counts.unknown() + counts.inFlight());
		Path file = this.properties.result().toAbsolutePath();
		System.out.printf(
				Files.exists(file) ? "What became of each row: %s%n" : "What became of each row is no longer in %s%n",
				file);
	}

	private void printRows(Map<String, Long> counts) {
		if (!counts.isEmpty()) {
			System.out.printf("Rows: %,d, of which %s%n", counts.values().stream().mapToLong(Long::longValue).sum(),
					counts.entrySet()
						.stream()
						.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
						.map((count) -> "%,d %s".formatted(count.getValue(), count.getKey()))
						.collect(Collectors.joining(", ")));
		}
	}

}
