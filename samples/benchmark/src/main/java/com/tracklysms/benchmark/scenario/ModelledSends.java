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
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.client.Throttling;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.stub.LimitCounts;
import com.tracklysms.benchmark.stub.LimitModel;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * Whether adaptive pacing helps, for each of the reasons for which a server can refuse
 * requests.
 */
final class ModelledSends implements Part {

	private static final Duration PAUSE = Duration.ofMillis(20);

	private final Arguments arguments;

	private final Stub stub;

	private final Client client;

	ModelledSends(Arguments arguments, Stub stub, Client client) {
		this.arguments = arguments;
		this.stub = stub;
		this.client = client;
	}

	@Override
	public String run() throws IOException {
		Map<LimitModel, Series<Pair>> results = new Turns<>(this.arguments.limits().models(), this::pair)
			.measure(this.arguments.rounds());
		TextTable table = new TextTable("the server refuses by", "accepted/s: none", "adaptive", "429 : answers: none",
				"adaptive", "accepted : none", "accepted : allowed");
		results.forEach((model, series) -> table.add(cells(model, series)));
		return "%nThe same threads, %d ms pause after each call%n%n".formatted(PAUSE.toMillis())
				+ table.render(this.arguments.markdown());
	}

	private Pair pair(LimitModel model) throws IOException {
		return new Pair(round(model, Throttling.PER_CALLER), round(model, Throttling.ADAPTIVE));
	}

	private LimitCounts round(LimitModel model, Throttling throttling) throws IOException {
		Duration duration = this.arguments.limits().duration();
		this.stub.change(StubMode.limited(model, false));
		this.client.limited(throttling, duration, PAUSE);
		return this.stub.limitCounts(duration);
	}

	private List<String> cells(LimitModel model, Series<Pair> series) {
		Duration duration = this.arguments.limits().duration();
		double seconds = duration.toMillis() / 1000.0;
		Double allowed = model.allowed(duration);
		return List.of(model.label(),
				TextTable.number("%,.1f", series.median((pair) -> pair.none().accepted() / seconds)),
				TextTable.number("%,.1f", series.median((pair) -> pair.adaptive().accepted() / seconds)),
				TextTable.number("%.1f %%", 100 * series.median((pair) -> pair.none().refusedShare())),
				TextTable.number("%.1f %%", 100 * series.median((pair) -> pair.adaptive().refusedShare())),
				TextTable.number("%.2f", series.median(Pair::ratio)), (allowed == null) ? "-"
						: TextTable.number("%.3f", series.median((pair) -> pair.adaptive().accepted() / allowed)));
	}

	/**
	 * Two rounds, one after the other.
	 *
	 * @param none without adaptive pacing
	 * @param adaptive with it
	 */
	private record Pair(LimitCounts none, LimitCounts adaptive) {

		double ratio() {
			return (double) this.adaptive.accepted() / this.none.accepted();
		}

	}

}
