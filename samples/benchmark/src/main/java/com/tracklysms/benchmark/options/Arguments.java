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

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.candidate.BulkRow;
import com.tracklysms.benchmark.candidate.Row;
import com.tracklysms.benchmark.stub.LimitModel;

/**
 * What a run is told by its command line.
 *
 * @param scenarios what is measured
 * @param rounds the number of measured rounds of each row
 * @param duration how long a round of single sends takes
 * @param warmup how long each row runs unmeasured before its rounds
 * @param threads the numbers of threads that send single messages
 * @param rows the rows of single sends
 * @param bulkRows the rows of many messages
 * @param sizes how many messages are sent where many are
 * @param campaigns how many messages campaigns have
 * @param limits how a server limits
 * @param startupRuns how often each application is started
 * @param processes how processes are started
 * @param markdown whether the tables are printed as Markdown
 */
public record Arguments(List<Scenario> scenarios, int rounds, Duration duration, Duration warmup, List<Integer> threads,
		List<Row> rows, List<BulkRow> bulkRows, Sizes sizes, CampaignOptions campaigns, LimitOptions limits,
		int startupRuns, Processes processes, boolean markdown) {

	public static final String USAGE = """
			Usage: [%s | --all] [--rounds=5] [--warmup=5] [--quick] [--markdown]
			       single: [--seconds=2] [--threads=1,16,64] [--isolated]
			               [--rows=%s]
			       bulk: [--bulk-messages=1000000] [--isolated]
			             [--bulk-rows=%s]
			       memory: [--memory-messages=100000,10000000] [--memory-jvm-options="%s"]
			       latency: [--latency-messages=100000] [--loop-messages=3200]
			       campaign: [--campaign-messages=200000] [--campaign-loop-messages=2000]
			                 [--campaign-memory-messages=100000,1000000,3000000] [--isolated]
			       limits: [--limit-seconds=30] [--limit-window=sliding|fixed] [--retry-after=no,yes]
			               [--limit-models=%s]
			       webhooks: [--webhook-events=50000] [--webhook-memory-events=1000000]
			       startup: [--startup-runs=20]
			       [--client-cpus=LIST] [--stub-cpus=LIST] [--jvm-options="%s"]""".formatted(Scenario.options(),
			Row.ids(), BulkRow.ids(), Processes.MEMORY_JVM_OPTIONS, LimitModel.ids(), Processes.JVM_OPTIONS);

	private static final Map<String, String> QUICK = Map.of("--rounds", "1", "--seconds", "0.2", "--warmup", "0.1",
			"--startup-runs", "1");

	public static Arguments parse(String... arguments) {
		Map<String, String> options = defaults();
		CommandLine commandLine = new CommandLine(options, USAGE);
		for (String argument : arguments) {
			if (argument.equals("--quick")) {
				options.putAll(QUICK);
				options.putAll(Sizes.QUICK);
				options.putAll(CampaignOptions.QUICK);
				options.putAll(LimitOptions.QUICK);
			}
			else {
				commandLine.read(argument);
			}
		}
		return of(commandLine);
	}

	private static Map<String, String> defaults() {
		Map<String, String> options = new LinkedHashMap<>();
		options.put("--rounds", "5");
		options.put("--seconds", "2");
		options.put("--warmup", "5");
		options.put("--threads", "1,16,64");
		options.put("--rows", Row.defaultIds());
		options.put("--bulk-rows", BulkRow.defaultIds());
		options.put("--startup-runs", "20");
		options.put("--markdown", "false");
		options.put("--all", "false");
		Arrays.stream(Scenario.values()).forEach((scenario) -> options.put(scenario.option(), "false"));
		options.putAll(Sizes.DEFAULTS);
		options.putAll(CampaignOptions.DEFAULTS);
		options.putAll(LimitOptions.DEFAULTS);
		options.putAll(Processes.DEFAULTS);
		return options;
	}

	private static Arguments of(CommandLine options) {
		return new Arguments(scenarios(options), options.number("--rounds"), options.seconds("--seconds"),
				options.seconds("--warmup"), options.numbers("--threads"), options.list("--rows", Row::of),
				options.list("--bulk-rows", BulkRow::of), Sizes.of(options), CampaignOptions.of(options),
				LimitOptions.of(options), options.number("--startup-runs"), Processes.of(options),
				options.flag("--markdown"));
	}

	private static List<Scenario> scenarios(CommandLine options) {
		List<Scenario> named = Arrays.stream(Scenario.values())
			.filter((scenario) -> options.flag("--all") || options.flag(scenario.option()))
			.toList();
		return named.isEmpty() ? List.of(Scenario.SINGLE) : named;
	}

	public String describe() {
		return "%d rounds, warm-up %.1f s; %s".formatted(this.rounds, this.warmup.toMillis() / 1000.0,
				this.processes.describe());
	}

}
