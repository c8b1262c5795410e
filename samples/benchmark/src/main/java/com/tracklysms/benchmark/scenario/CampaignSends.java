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
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.candidate.CampaignRow;
import com.tracklysms.benchmark.database.Database;
import com.tracklysms.benchmark.database.Databases;
import com.tracklysms.benchmark.measure.CampaignMeasurement;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * What it costs to keep what became of each message.
 */
final class CampaignSends implements Part {

	/**
	 * CPU time is counted in steps, of which one campaign without a ledger takes few.
	 */
	private static final int TIMES_SEND_ALL = 10;

	private final Arguments arguments;

	CampaignSends(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		try (Databases databases = Databases.start();
				Stub stub = this.arguments.processes().startStub(StubMode.atOnce())) {
			return "%,d messages a campaign, %,d in a loop; %s%n%n".formatted(this.arguments.campaigns().messages(),
					this.arguments.campaigns().loopMessages(), databases.describe()) + render(measure(databases, stub))
					+ "\n" + new CampaignMemory(this.arguments, databases, stub).run();
		}
	}

	private Map<CampaignRow, Series<CampaignMeasurement>> measure(Databases databases, Stub stub) throws IOException {
		Map<CampaignRow, String> urls = new EnumMap<>(CampaignRow.class);
		try (Clients clients = new Clients(this.arguments.processes(), stub)) {
			Turns<CampaignRow, CampaignMeasurement> turns = new Turns<>(List.of(CampaignRow.values()), (row) -> {
				String url = urls.computeIfAbsent(row, (key) -> databases.create(key.database()));
				return stub.check(row.isLoop() ? "requests" : "messages", () -> {
					Duration before = databases.cpuOfServer();
					Measurement cost = clients.of(row.id()).campaign(row, url, messages(row), times(row));
					return new CampaignMeasurement(cost, databases.cpuOfServer().minus(before));
				});
			});
			return turns.warmUp(this.arguments.warmup()).measure(this.arguments.rounds());
		}
	}

	private long messages(CampaignRow row) {
		return row.isLoop() ? this.arguments.campaigns().loopMessages() : this.arguments.campaigns().messages();
	}

	private static int times(CampaignRow row) {
		return (row == CampaignRow.SEND_ALL) ? TIMES_SEND_ALL : 1;
	}

	private String render(Map<CampaignRow, Series<CampaignMeasurement>> results) {
		TextTable table = new TextTable("row", "messages/s", "CPU us/message", "bytes/message",
				"CPU us/message of PostgreSQL", "messages/s : loop", "CPU : loop", "bytes : loop", "spread of CPU");
		Series<Measurement> loop = results.getOrDefault(CampaignRow.LOOP, new Series<>())
			.map(CampaignMeasurement::cost);
		results.forEach((row, series) -> {
			Series<Measurement> costs = series.map(CampaignMeasurement::cost);
			table.add(Costs.line(Costs.line(List.of(row.label()), Costs.of(costs), cpuOfServer(row, series)),
					Costs.ratios(costs, loop), List.of()));
		});
		return table.render(this.arguments.markdown());
	}

	private static List<String> cpuOfServer(CampaignRow row, Series<CampaignMeasurement> series) {
		return List.of((row.database() == Database.POSTGRES)
				? TextTable.number("%.2f", series.median(CampaignMeasurement::cpuMicrosOfServerPerMessage)) : "-");
	}

}
