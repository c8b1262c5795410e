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

import com.tracklysms.benchmark.stub.LimitModel;

import org.springframework.util.Assert;

/**
 * How the server limits that many threads call at the same time, and for how long.
 *
 * @param duration how long the threads call
 * @param window how the server understands a second where all ways to deal with a limit
 * are compared
 * @param retryAfter whether it says when to come back; with both, one after the other
 * @param models the reasons to refuse for which adaptive pacing is compared with none
 */
public record LimitOptions(Duration duration, LimitModel window, List<Boolean> retryAfter, List<LimitModel> models) {

	static final Map<String, String> DEFAULTS = Map.of("--limit-seconds", "30", "--limit-window", "sliding",
			"--retry-after", "no,yes", "--limit-models", LimitModel.ids());

	static final Map<String, String> QUICK = Map.of("--limit-seconds", "0.2", "--limit-models",
			"sliding,recipient,concurrent");

	static LimitOptions of(CommandLine options) {
		LimitModel window = LimitModel.of(options.text("--limit-window"));
		Assert.isTrue(LimitModel.WINDOWS.contains(window), "--limit-window is sliding or fixed");
		return new LimitOptions(options.seconds("--limit-seconds"), window,
				options.list("--retry-after", "yes"::equals), options.list("--limit-models", LimitModel::of));
	}

}
