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

package com.tracklysms.benchmark.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.candidate.CampaignRow;
import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.database.Databases;
import com.tracklysms.benchmark.measure.HeapMeasurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.HeapTable;
import com.tracklysms.benchmark.stub.Stub;

/**
 * Whether a campaign takes more heap when it has more messages.
 */
final class CampaignMemory implements Part {

	private static final CampaignRow ROW = CampaignRow.LEDGER_POSTGRES;

	private final Arguments arguments;

	private final Databases databases;

	private final Stub stub;

	CampaignMemory(Arguments arguments, Databases databases, Stub stub) {
		this.arguments = arguments;
		this.databases = databases;
		this.stub = stub;
	}

	@Override
	public String run() throws IOException {
		return "JVM: %s%n%n".formatted(String.join(" ", this.arguments.processes().memoryJvmOptions()))
				+ render(measure());
	}

	/**
	 * Each number once: together they take as long as all rounds of the rows.
	 */
	private Map<Integer, Series<HeapMeasurement>> measure() throws IOException {
		List<Integer> numbers = this.arguments.campaigns().memoryMessages();
		String url = this.databases.create(ROW.database());
		try (Client client = this.arguments.processes().startSmallClient(this.stub)) {
			Turns.Turn<Integer, HeapMeasurement> turn = (messages) -> this.stub.check("messages",
					() -> client.campaignHeap(ROW, url, messages));
			new Turns<>(numbers.subList(0, 1), turn).warmUp(this.arguments.warmup());
			return new Turns<>(numbers, turn).measure(1);
		}
	}

	private String render(Map<Integer, Series<HeapMeasurement>> results) {
		HeapTable table = new HeapTable("campaign of");
		Series<HeapMeasurement> few = results.values().iterator().next();
		results.forEach((messages, series) -> table.add(messages, series, few));
		return table.render(this.arguments.markdown());
	}

}
