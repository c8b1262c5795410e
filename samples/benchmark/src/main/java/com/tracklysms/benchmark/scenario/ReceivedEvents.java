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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.process.ChildProcess;
import com.tracklysms.benchmark.report.Costs;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.webhook.Receiver;
import com.tracklysms.benchmark.webhook.WebhookRow;

/**
 * What an event costs that is received, and how much heap many of them take.
 */
final class ReceivedEvents implements Part {

	private static final double TARGET = 0.8;

	/**
	 * How many parts the events are cut into whose memory is looked at.
	 */
	private static final int PARTS = 4;

	private static final List<WebhookRow> PUBLISHED = Arrays.stream(WebhookRow.values())
		.filter(WebhookRow::isPublished)
		.toList();

	private final Arguments arguments;

	ReceivedEvents(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		try (ChildProcess load = this.arguments.processes().startWebhookLoad()) {
			return "Rounds of %,d events, 64 connections%n%n".formatted(this.arguments.sizes().events())
					+ render(measure(load))
					+ "%nTarget of rate : bare: at least %s%n".formatted(TextTable.number("%.1f", TARGET))
					+ "%nHeap in use after a full collection, MB; JVM: %s%n%n"
						.formatted(String.join(" ", this.arguments.processes().memoryJvmOptions()))
					+ memory(load);
		}
	}

	private Map<WebhookRow, Series<Measurement>> measure(ChildProcess load) throws IOException {
		Map<WebhookRow, Receiver> receivers = new EnumMap<>(WebhookRow.class);
		try {
			for (WebhookRow row : WebhookRow.values()) {
				receivers.put(row, this.arguments.processes().startReceiver(row));
			}
			Turns.Turn<WebhookRow, Measurement> turn = (row) -> Objects.requireNonNull(receivers.get(row))
				.receive(load, this.arguments.sizes().events());
			return new Turns<>(List.of(WebhookRow.values()), turn).warmUp(this.arguments.warmup())
				.measure(this.arguments.rounds());
		}
		finally {
			receivers.values().forEach(Receiver::close);
		}
	}

	private String render(Map<WebhookRow, Series<Measurement>> results) {
		TextTable table = new TextTable("handler", "events/s", "CPU us/event", "bytes/event", "rate : bare",
				"CPU : bare", "bytes : bare", "spread of CPU");
		results.forEach((row, series) -> table.add(
				Costs.line(List.of(row.label()), Costs.of(series), Costs.ratios(series, results.get(row.baseline())))));
		return table.render(this.arguments.markdown());
	}

	private String memory(ChildProcess load) throws IOException {
		int part = Math.max(1, this.arguments.sizes().manyEvents() / PARTS);
		List<String> titles = new ArrayList<>(List.of("events processed"));
		for (int index = 0; index <= PARTS; index++) {
			titles.add(TextTable.number("%,.0f", (double) index * part));
		}
		TextTable table = new TextTable(titles.toArray(new String[0]));
		for (WebhookRow row : PUBLISHED) {
			try (Receiver receiver = this.arguments.processes().startSmallReceiver(row)) {
				table.add(memory(row, receiver, load, part));
			}
		}
		return table.render(this.arguments.markdown());
	}

	private List<String> memory(WebhookRow row, Receiver receiver, ChildProcess load, int part) throws IOException {
		List<String> cells = new ArrayList<>(List.of(row.label(), megabytes(receiver)));
		for (int index = 0; index < PARTS; index++) {
			receiver.receive(load, part);
			cells.add(megabytes(receiver));
		}
		return cells;
	}

	private String megabytes(Receiver receiver) throws IOException {
		return TextTable.number("%.1f", receiver.megabytesInUse());
	}

}
