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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.client.Client;
import com.tracklysms.benchmark.client.LimitedCalls;
import com.tracklysms.benchmark.client.LimitedRound;
import com.tracklysms.benchmark.client.Throttling;
import com.tracklysms.benchmark.measure.Series;
import com.tracklysms.benchmark.measure.Turns;
import com.tracklysms.benchmark.options.Arguments;
import com.tracklysms.benchmark.options.LimitOptions;
import com.tracklysms.benchmark.report.TextTable;
import com.tracklysms.benchmark.stub.LimitCounts;
import com.tracklysms.benchmark.stub.Stub;
import com.tracklysms.benchmark.stub.StubMode;

/**
 * How much of what a server allows many threads get through, and how often it has to
 * refuse them.
 */
final class LimitedSends implements Part {

	private final Arguments arguments;

	private final LimitOptions options;

	LimitedSends(Arguments arguments) {
		this.arguments = arguments;
		this.options = arguments.limits();
	}

	@Override
	public String run() throws IOException {
		try (Stub stub = this.arguments.processes().startStub(StubMode.atOnce());
				Client client = this.arguments.processes().startClient(stub)) {
			return "%d threads for %.1f s, %d requests allowed in a second (%s window)%n%n".formatted(
					LimitedRound.THREADS, this.options.duration().toMillis() / 1000.0, LimitedRound.PER_SECOND,
					this.options.window().id()) + render(measure(stub, client))
					+ new ModelledSends(this.arguments, stub, client).run();
		}
	}

	private Map<Contender, Series<Outcome>> measure(Stub stub, Client client) throws IOException {
		List<Contender> contenders = new ArrayList<>();
		for (boolean retryAfter : this.options.retryAfter()) {
			List.of(Throttling.values()).forEach((throttling) -> contenders.add(new Contender(throttling, retryAfter)));
		}
		new Turns<>(contenders, (contender) -> round(stub, client, contender, this.arguments.warmup())).measure(1);
		return new Turns<>(contenders, (contender) -> round(stub, client, contender, this.options.duration()))
			.measure(this.arguments.rounds());
	}

	/**
	 * Each round begins with a template and a server that know nothing of those before.
	 */
	private Outcome round(Stub stub, Client client, Contender contender, Duration duration) throws IOException {
		stub.change(modeFor(contender));
		LimitedCalls calls = client.limited(contender.throttling(), duration, Duration.ZERO);
		return new Outcome(calls, stub.limitCounts(duration));
	}

	private StubMode modeFor(Contender contender) {
		return StubMode.limited(this.options.window(), contender.retryAfter());
	}

	private String render(Map<Contender, Series<Outcome>> results) {
		TextTable table = new TextTable("row", "Retry-After", "accepted : allowed", "429 : answers",
				"requests before Retry-After was over", "calls given up");
		results.forEach((contender, series) -> table.add(cells(contender, series)));
		return table.render(this.arguments.markdown());
	}

	private List<String> cells(Contender contender, Series<Outcome> series) {
		double allowed = LimitedRound.PER_SECOND * this.options.duration().toMillis() / 1000.0;
		return List.of(contender.throttling().label(), contender.retryAfter() ? "1 s" : "none",
				TextTable.number("%.1f %%", 100 * series.median((round) -> round.counts().accepted() / allowed)),
				TextTable.number("%.1f %%", 100 * series.median((round) -> round.counts().refusedShare())),
				contender.retryAfter() ? TextTable.number("%,.0f", series.median((round) -> round.counts().early()))
						: "-",
				TextTable.number("%,.0f", series.median((round) -> round.calls().givenUp())));
	}

	/**
	 * One row.
	 *
	 * @param throttling how the template deals with the limit
	 * @param retryAfter whether the server says when to come back
	 */
	private record Contender(Throttling throttling, boolean retryAfter) {

	}

	/**
	 * What a round came to.
	 *
	 * @param calls as the callers saw it
	 * @param counts as the server saw it
	 */
	private record Outcome(LimitedCalls calls, LimitCounts counts) {

	}

}
