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

/**
 * How many messages the campaigns have that are compared.
 *
 * @param messages the number in a round
 * @param loopMessages the number of those that are sent one by one
 * @param memoryMessages the numbers of messages of the campaigns in little memory
 */
public record CampaignOptions(int messages, int loopMessages, List<Integer> memoryMessages) {

	static final Map<String, String> DEFAULTS = Map.of("--campaign-messages", "200000", "--campaign-loop-messages",
			"2000", "--campaign-memory-messages", "100000,1000000,3000000");

	static final Map<String, String> QUICK = Map.of("--campaign-messages", "2000", "--campaign-loop-messages", "20",
			"--campaign-memory-messages", "1000,3000");

	static CampaignOptions of(CommandLine options) {
		return new CampaignOptions(options.number("--campaign-messages"), options.number("--campaign-loop-messages"),
				options.numbers("--campaign-memory-messages"));
	}

}
