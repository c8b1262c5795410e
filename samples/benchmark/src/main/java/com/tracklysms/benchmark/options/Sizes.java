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

import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * How many messages are sent where many are.
 *
 * @param bulk the number in a round of each row
 * @param few the smaller of two numbers whose cost for each message is compared
 * @param many the larger of the two
 * @param latency the number to a server that takes its time
 * @param loop the number of those that are sent one by one, from which the rest is
 * extrapolated
 * @param events the number of events in a round of each handler
 * @param manyEvents the number of events after which little memory must still do
 */
public record Sizes(int bulk, int few, int many, int latency, int loop, int events, int manyEvents) {

	static final Map<String, String> DEFAULTS = Map.of("--bulk-messages", "1000000", "--memory-messages",
			"100000,10000000", "--latency-messages", "100000", "--loop-messages", "3200", "--webhook-events", "50000",
			"--webhook-memory-events", "1000000");

	static final Map<String, String> QUICK = Map.of("--bulk-messages", "2000", "--memory-messages", "1000,5000",
			"--latency-messages", "5000", "--loop-messages", "32", "--webhook-events", "200", "--webhook-memory-events",
			"400");

	static Sizes of(CommandLine options) {
		List<Integer> memory = options.numbers("--memory-messages");
		Assert.isTrue(memory.size() == 2, "--memory-messages needs two numbers");
		return new Sizes(options.number("--bulk-messages"), memory.get(0), memory.get(1),
				options.number("--latency-messages"), options.number("--loop-messages"),
				options.number("--webhook-events"), options.number("--webhook-memory-events"));
	}

}
