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
import java.util.List;
import java.util.Map;

import com.tracklysms.benchmark.client.LimitedRound;
import com.tracklysms.benchmark.stub.LimitWindow;

/**
 * How the server limits that many threads call at the same time, and for how long.
 *
 * @param duration how long the threads call
 * @param window how the server understands a second
 * @param retryAfter whether it says when to come back; with both, one after the other
 */
public record LimitOptions(Duration duration, LimitWindow window, List<Boolean> retryAfter) {

	static final Map<String, String> DEFAULTS = Map.of("--limit-seconds", "30", "--limit-window", "sliding",
			"--retry-after", "no,yes");

	static final Map<String, String> QUICK = Map.of("--limit-seconds", "0.2");

	static LimitOptions of(CommandLine options) {
		return new LimitOptions(options.seconds("--limit-seconds"), LimitWindow.of(options.text("--limit-window")),
				options.list("--retry-after", "yes"::equals));
	}

	public double allowed() {
		return LimitedRound.PER_SECOND * this.duration.toMillis() / 1000.0;
	}

}
