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

import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.measure.Measurement;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * What one blocking send costs.
 */
final class SingleSends implements Part {

	private final Arguments arguments;

	SingleSends(Arguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public String run() throws IOException {
		return "Rounds of %.1f s%n%n".formatted(this.arguments.duration().toMillis() / 1000.0)
				+ new SingleTable(measure()).render(this.arguments.markdown());
	}

	SingleResults measure() throws IOException {
		SingleResults results = new SingleResults();
		try (Stub stub = this.arguments.processes().startStub(StubMode.atOnce());
				Clients clients = new Clients(this.arguments.processes(), stub)) {
			Turn turn = (row, threads, duration) -> stub.check("requests",
					() -> clients.of(row.id()).single(row, threads, duration));
			warmUp(turn, this.arguments.threads().get(0));
			for (int threads : this.arguments.threads()) {
				warmUp(turn, threads);
				measure(turn, threads, results);
			}
		}
		return results;
	}

	/**
	 * Rows alternate, so that a machine that gets slower or faster does so for all.
	 */
	private void measure(Turn turn, int threads, SingleResults results) throws IOException {
		for (int round = 0; round < this.arguments.rounds(); round++) {
			for (Row row : this.arguments.rows()) {
				results.add(row, threads, turn.take(row, threads, this.arguments.duration()));
			}
		}
	}

	private void warmUp(Turn turn, int threads) throws IOException {
		for (Row row : this.arguments.rows()) {
			turn.take(row, threads, this.arguments.warmup());
		}
	}

	/**
	 * One round of one row.
	 */
	@FunctionalInterface
	private interface Turn {

		Measurement take(Row row, int threads, Duration duration) throws IOException;

	}

}
