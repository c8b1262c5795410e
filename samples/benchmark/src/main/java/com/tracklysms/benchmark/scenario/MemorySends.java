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

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.measure.HeapMeasurement;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.HeapTable;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * Whether a message costs more when there are a hundred times as many, and how much heap
 * that takes.
 */
final class MemorySends implements Part {

	/**
	 * CPU time is counted in steps that are a tenth of what a send of the smaller number
	 * takes.
	 */
	private static final int TIMES_FEW = 10;

	private final Arguments arguments;

	MemorySends(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		return "JVM: %s%n%n".formatted(String.join(" ", this.arguments.processes().memoryJvmOptions()))
				+ render(measure());
	}

	private Map<Integer, Series<HeapMeasurement>> measure() throws IOException {
		int few = this.arguments.sizes().few();
		int many = this.arguments.sizes().many();
		try (Stub stub = this.arguments.processes().startStub(StubMode.atOnce());
				Client client = this.arguments.processes().startSmallClient(stub)) {
			Turns.Turn<Integer, HeapMeasurement> turn = (messages) -> stub.check("messages",
					() -> client.heap(BulkRow.SEND_ALL, messages, (messages == few) ? TIMES_FEW : 1));
			return new Turns<>(List.of(few, many), turn).warmUp(this.arguments.warmup())
				.measure(this.arguments.rounds());
		}
	}

	private String render(Map<Integer, Series<HeapMeasurement>> results) {
		HeapTable table = new HeapTable("sendAll of");
		Series<HeapMeasurement> few = results.get(this.arguments.sizes().few());
		results.forEach((messages, series) -> table.add(messages, series, (few != null) ? few : series));
		return table.render(this.arguments.markdown());
	}

}
